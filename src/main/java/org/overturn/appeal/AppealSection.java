package org.overturn.appeal;

import java.util.ArrayList;
import java.util.List;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** The appeals on the case page, level by level, each with its letter. */
@Component
class AppealSection implements CaseSection {

  private final Appeals appeals;
  private final Letters letters;

  AppealSection(Appeals appeals, Letters letters) {
    this.appeals = appeals;
    this.letters = letters;
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
    appeals
        .findByCaseNumberOrderBySignedAt(denial.number().value())
        .forEach(each -> parts.add(facts(each)));
    parts.add(letters(denial.number()));
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  /** Each letter, with the way to its page. */
  private Part letters(CaseNumber number) {
    List<Entry> entries = new ArrayList<>();
    for (LetterState letter : letters.of(number)) {
      String state =
          letter.isSealed()
              ? "Signed by " + letter.signature().name() + ", SHA-256 " + letter.sha256()
              : "In work, revision " + letter.revision();
      entries.add(
          Entry.of(
                  letter.kind().label(),
                  letter.isSealed() ? "Open the signed letter" : "Open the letter")
              .from(state)
              .to(letter.address(number.value())));
    }
    return Part.facts("Letters", entries);
  }

  private static Part facts(Appeal appeal) {
    return Part.facts(
        appeal.rightName(),
        Entry.of("Right", appeal.law()),
        Entry.of("Signed", appeal.signedAt()),
        Entry.of("Signed by", appeal.physicianCredentials()),
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
