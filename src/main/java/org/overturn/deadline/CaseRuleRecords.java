package org.overturn.deadline;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The rules that cases go by; the newest of a kind counts. */
interface CaseRuleRecords extends Repository<CaseRule, Long> {

  CaseRule save(CaseRule rule);

  Optional<CaseRule> findFirstByCaseNumberAndKindOrderByIdDesc(String caseNumber, String kind);
}
