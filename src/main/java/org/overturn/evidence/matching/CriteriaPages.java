package org.overturn.evidence.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Standing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a case's criteria together; every look is audited first (R56). */
@Service
class CriteriaPages {

  private final Cases cases;
  private final CaseAssessments assessments;
  private final CriterionWords words;
  private final MayOverrule permission;
  private final Audit audit;

  CriteriaPages(
      Cases cases,
      CaseAssessments assessments,
      CriterionWords words,
      MayOverrule permission,
      Audit audit) {
    this.cases = cases;
    this.assessments = assessments;
    this.words = words;
    this.permission = permission;
    this.audit = audit;
  }

  /**
   * The page.
   *
   * @param user who looks, from which address
   * @throws org.overturn.denial.NoSuchCase when there is none with this number
   */
  @Transactional
  CriteriaPage open(CaseNumber number, String user, String from) {
    Denial denial = cases.get(number);
    audit.record(user, "criteria-viewed", number, from, null);
    List<Word> said = words.of(number);
    Assessment alone = assessments.matched(denial);
    Assessment assessment = CaseAssessments.said(alone, said);
    Map<String, Finding> matched =
        alone.findings().stream()
            .collect(Collectors.toMap(each -> each.criterion().id(), Function.identity()));
    return new CriteriaPage(
        number.value(),
        denial.payer().name(),
        denial.service().label(),
        denial.isOpen(),
        assessment,
        assessment.findings().stream()
            .map(
                finding ->
                    row(
                        finding,
                        matched.get(finding.criterion().id()),
                        assessment,
                        said,
                        denial.isOpen() ? user : null))
            .toList());
  }

  private CriteriaPage.Row row(
      Finding finding, Finding match, Assessment assessment, List<Word> said, String user) {
    return new CriteriaPage.Row(
        finding,
        finding.facts().stream().map(CriteriaPage.Fact::of).toList(),
        assessment.stoodInFor(finding),
        user != null && permission.may(user, match),
        permission.isForPhysicians(match),
        Arrays.stream(Standing.values())
            .filter(each -> each != finding.standing() && each != Standing.JUDGEMENT)
            .toList(),
        said.stream().filter(word -> word.isAbout(finding.criterion())).toList());
  }
}
