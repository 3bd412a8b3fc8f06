package org.overturn.appeal;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/**
 * On the case page: what was sent of the appeal and how far it got, what the payer gave as its
 * rationale, and what it decided when nobody waited any more.
 */
@Component
class FilingSection implements CaseSection {

  private final Appeals appeals;
  private final SendingRecords sendings;
  private final RationaleRecords rationales;
  private final DecidedLater later;

  FilingSection(
      Appeals appeals, SendingRecords sendings, RationaleRecords rationales, DecidedLater later) {
    this.appeals = appeals;
    this.sendings = sendings;
    this.rationales = rationales;
    this.later = later;
  }

  @Override
  public String title() {
    return "Filing";
  }

  @Override
  public int order() {
    return 32;
  }

  @Override
  public List<Part> of(Denial denial) {
    CaseNumber number = denial.number();
    if (appeals.findByCaseNumberOrderBySignedAt(number.value()).isEmpty()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.facts(
            "",
            Entry.of("To be sent", "Where to, proofs and attempts")
                .to("/cases/" + number + "/filing")));
    sendings.of(number).forEach(each -> parts.add(part(each)));
    rationales.all(number).forEach(each -> parts.add(part(each)));
    later.of(number).forEach(each -> parts.add(part(each)));
    return parts;
  }

  private static Part part(Sending sending) {
    return Part.facts(
        "%s, %s".formatted(sending.purpose().label(), LevelWords.of(sending.level())),
        Entry.of(
            "State",
            sending.isUnconfirmed() ? "stuck: not confirmed, not failed" : sending.state().words()),
        Entry.of("Sent", sending.at()),
        Entry.of("How", sending.how()),
        Entry.of("Confirmation", sending.confirmation()),
        Entry.of("In time", sending.late() ? "no: after its deadline" : ""),
        Entry.of("Note", sending.note()),
        Entry.of("Explanation", sending.explanation()),
        Entry.of("Bundle (SHA-256)", sending.sentBundle().map(Sending.Sent::sha256).orElse("")),
        Entry.of("Letter (SHA-256)", sending.letter() == null ? "" : sending.letter().sha256()));
  }

  private static Part part(RationaleRecords.Answer answer) {
    return Part.facts(
        "The reviewer's rationale",
        Entry.of(answer.isReceived() ? "Arrived" : "Refused", answer.on()),
        Entry.of("Given by", answer.givenBy()),
        Entry.of("Words", answer.words()));
  }

  private static Part part(DecidedLater.Kept kept) {
    return Part.facts(
        "Decided later, " + LevelWords.of(kept.level()),
        Entry.of("Decision", kept.decision().replace('-', ' ') + kept.against()),
        Entry.of("Decided", kept.on()),
        Entry.of("To be seen", kept.contradicts() ? "contradicts how the case stands" : ""));
  }
}
