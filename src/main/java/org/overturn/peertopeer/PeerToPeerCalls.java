package org.overturn.peertopeer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All calls, scheduled and held. */
interface PeerToPeerCalls extends Repository<PeerToPeerCall, UUID> {

  PeerToPeerCall save(PeerToPeerCall call);

  List<PeerToPeerCall> findByCaseNumberOrderByAttempt(String caseNumber);

  Optional<PeerToPeerCall> findFirstByCaseNumberOrderByAttemptDesc(String caseNumber);

  long countByCaseNumber(String caseNumber);

  long countByCaseNumberAndOutcomeIn(String caseNumber, Collection<CallOutcome> outcomes);
}
