package org.overturn.deadline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All deadlines of all cases. */
interface CaseDeadlineRecords extends Repository<CaseDeadline, UUID> {

  CaseDeadline save(CaseDeadline deadline);

  List<CaseDeadline> findByCaseNumberOrderByDueAt(String caseNumber);

  List<CaseDeadline> findByCaseNumberAndState(String caseNumber, DeadlineState state);

  Optional<CaseDeadline> findFirstByCaseNumberAndKindAndState(
      String caseNumber, DeadlineKind kind, DeadlineState state);
}
