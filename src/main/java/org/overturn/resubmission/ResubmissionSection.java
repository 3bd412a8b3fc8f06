package org.overturn.resubmission;

import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** The corrected requests on the case page. */
@Component
class ResubmissionSection implements CaseSection {

  private final Resubmissions resubmissions;

  ResubmissionSection(Resubmissions resubmissions) {
    this.resubmissions = resubmissions;
  }

  @Override
  public String title() {
    return "Corrected resubmission";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public List<Part> of(Denial denial) {
    return resubmissions.findByCaseNumberOrderByAttempt(denial.number().value()).stream()
        .map(ResubmissionSection::part)
        .toList();
  }

  private static Part part(Resubmission sent) {
    return Part.facts(
        "Request " + sent.attempt(),
        Entry.of("What was wrong", sent.whatWasWrong().replace('-', ' ')),
        Entry.of("Correction", sent.correction()),
        Entry.of("Sent", sent.resubmittedOn()),
        Entry.of("By", sent.method()),
        Entry.of("New reference", sent.newReference()),
        Entry.of("Payer's answer", sent.decision()),
        Entry.of("Answered", sent.decidedOn()));
  }
}
