package org.overturn.evidence.matching;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Finding;
import org.springframework.stereotype.Component;

/** How the policy's criteria stand, on the case page. */
@Component
class CriteriaSection implements CaseSection {

  private final Assessments assessments;

  CriteriaSection(Assessments assessments) {
    this.assessments = assessments;
  }

  @Override
  public String title() {
    return "Criteria of the policy";
  }

  @Override
  public int order() {
    return 12;
  }

  @Override
  public List<Part> of(Denial denial) {
    Assessment assessment = assessments.of(denial);
    if (assessment.policy() == null) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of("Policy", assessment.policy().label()));
    entries.add(Entry.of("Met", "%d of %d".formatted(assessment.pointsMet(), assessment.points())));
    entries.add(Entry.of("Chart", assessment.chart().state().words()));
    entries.add(
        Entry.of("Point by point", "All criteria with their evidence")
            .to("/cases/" + denial.number() + "/criteria"));
    return List.of(
        Part.facts("", entries),
        Part.facts("Still open", assessment.open().stream().map(CriteriaSection::entry).toList()));
  }

  private static Entry entry(Finding finding) {
    Criterion criterion = finding.criterion();
    String text = criterion.text().replaceFirst("\\.$", "");
    return Entry.of(finding.standing().words(), text + ". " + finding.because())
        .from(criterion.section());
  }
}
