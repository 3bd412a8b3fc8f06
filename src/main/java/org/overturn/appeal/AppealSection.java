package org.overturn.appeal;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** The appeals on the case page, level by level, each with its letter. */
@Component
class AppealSection implements CaseSection {

  private final Appeals appeals;

  AppealSection(Appeals appeals) {
    this.appeals = appeals;
  }

  @Override
  public String title() {
    return "Written appeal";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public List<Part> of(Denial denial) {
    List<Part> parts = new ArrayList<>();
    for (Appeal appeal : appeals.findByCaseNumber(denial.number().value())) {
      parts.add(facts(appeal));
      parts.add(
          appeal.isSigned()
              ? Part.letter("Signed letter", appeal.letter())
              : Part.letter("Draft of the letter", appeal.draft()));
    }
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  private static Part facts(Appeal appeal) {
    return Part.facts(
        appeal.rightName(),
        Entry.of("Right", appeal.law()),
        Entry.of("Signed", appeal.signedAt()),
        Entry.of("Signed by", appeal.physicianCredentials()),
        Entry.of("Fingerprint (SHA-256)", appeal.letterSha256()),
        Entry.of("Enrollee's consent", appeal.consentDate()),
        Entry.of("Filed", appeal.filedAt()),
        Entry.of("Filed by", appeal.filingMethod()),
        Entry.of("Confirmation", appeal.confirmation()),
        Entry.of(
            "Payer's decision",
            appeal.decision() == null ? null : appeal.decision().replace('-', ' ')),
        Entry.of("Decided", appeal.decidedOn().orElse(null)),
        Entry.of("Payer's rationale", appeal.rationale()),
        Entry.of("Withdrawn", appeal.withdrawnOn()));
  }
}
