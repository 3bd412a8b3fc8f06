package org.overturn.resubmission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All corrected requests. */
interface Resubmissions extends Repository<Resubmission, UUID> {

  Resubmission save(Resubmission resubmission);

  List<Resubmission> findByCaseNumberOrderByAttempt(String caseNumber);

  Optional<Resubmission> findFirstByCaseNumberOrderByAttemptDesc(String caseNumber);

  Optional<Resubmission> findByCaseNumberAndAttempt(String caseNumber, int attempt);

  long countByCaseNumber(String caseNumber);
}
