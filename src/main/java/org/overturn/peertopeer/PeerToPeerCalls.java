package org.overturn.peertopeer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All calls, scheduled and held. */
public interface PeerToPeerCalls extends Repository<PeerToPeerCall, UUID> {

  /** Writes at once, so that the database refuses a slot that is taken while it can be told. */
  PeerToPeerCall saveAndFlush(PeerToPeerCall call);

  List<PeerToPeerCall> findByCaseNumberOrderByAttempt(String caseNumber);

  Optional<PeerToPeerCall> findFirstByCaseNumberOrderByAttemptDesc(String caseNumber);

  /** The calls that take up a physician's time from an instant on. */
  List<PeerToPeerCall> findByPhysicianAndHoldsSlotTrueAndEndsAtAfter(
      String physician, Instant instant);

  long countByCaseNumber(String caseNumber);

  long countByCaseNumberAndOutcomeIn(String caseNumber, Collection<CallOutcome> outcomes);
}
