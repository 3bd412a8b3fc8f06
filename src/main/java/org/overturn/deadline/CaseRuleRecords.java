package org.overturn.deadline;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rules that cases go by; the newest of a kind counts. */
interface CaseRuleRecords extends Repository<CaseRule, Long> {

  CaseRule save(CaseRule rule);

  @Query(
      value =
          "select distinct on (r.case_number, r.rule_kind) r.* from overturn.case_rule r"
              + " join overturn.denial d on d.case_number = r.case_number"
              + " where d.outcome is null order by r.case_number, r.rule_kind, r.id desc",
      nativeQuery = true)
  List<CaseRule> newestOfOpenCases();

  Optional<CaseRule> findFirstByCaseNumberAndKindOrderByIdDesc(String caseNumber, String kind);
}
