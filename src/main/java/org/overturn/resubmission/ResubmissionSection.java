package org.overturn.resubmission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.springframework.stereotype.Component;

/**
 * The corrected requests on the case page, the newest first, each with the denial before it and the
 * answer to it; at the end the denial that opened the case.
 */
@Component
class ResubmissionSection implements CaseSection {

  private final WorkingRequest working;
  private final EditingRequest editing;
  private final RequestHistory history;

  ResubmissionSection(WorkingRequest working, EditingRequest editing, RequestHistory history) {
    this.working = working;
    this.editing = editing;
    this.history = history;
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
    List<RequestPage.Round> rounds = history.of(denial);
    List<Part> parts = new ArrayList<>();
    if (denial.kind().filter(DenialKind.ADMINISTRATIVE::equals).isPresent()
        && editing.isOpen(denial)) {
      parts.add(open(denial));
    }
    rounds.forEach(round -> parts.addAll(parts(denial, round)));
    return parts;
  }

  private Part open(Denial denial) {
    RequestDraft draft = working.of(denial).draft();
    return Part.facts(
        "Request " + draft.attempt() + ", being corrected",
        Entry.of(
                "Corrected request",
                draft.isSaved() ? "Version " + draft.version() : "Open and correct it")
            .to(page(denial)),
        Entry.of("Saved", draft.at()),
        Entry.of("By", draft.by()));
  }

  private static List<Part> parts(Denial denial, RequestPage.Round round) {
    Resubmission sent = round.sent().resubmission();
    List<Part> parts = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    entries.add(
        Entry.of(
            "What was wrong",
            RequestChoices.words(RequestField.WHAT_WAS_WRONG, sent.whatWasWrong())));
    entries.add(Entry.of("Correction", sent.correction()));
    entries.add(Entry.of("Sent", sent.resubmittedOn()));
    entries.add(Entry.of("By", sent.method()));
    entries.add(Entry.of("New reference", sent.newReference()));
    if (sent.draftVersion() != null) {
      entries.add(Entry.of("As it was sent", "Version " + sent.draftVersion()).to(page(denial)));
    }
    entries.add(Entry.of("Payer's answer", sent.decision()));
    entries.add(Entry.of("Answered", sent.decidedOn()));
    Optional.ofNullable(round.answeredBy())
        .ifPresent(again -> entries.addAll(reason("Denied again because", again)));
    parts.add(Part.facts("Request " + sent.attempt(), entries));
    if (sent.attempt() == 1 && round.answers() != null) {
      List<Entry> first = new ArrayList<>();
      first.add(Entry.of("Denied on", round.answers().on()));
      first.addAll(reason("Reason", round.answers()));
      parts.add(Part.facts("The denial that opened the case", first));
    }
    return parts;
  }

  private static List<Entry> reason(String label, DenialRound denied) {
    return List.of(
        Entry.of(label, denied.reason().text()),
        Entry.of("Codes", denied.reason().codes()),
        Entry.of("Policy cited", denied.reason().policyCited()));
  }

  private static String page(Denial denial) {
    return "/cases/" + denial.number() + "/request";
  }
}
