package org.overturn.peertopeer.call;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseSection.Entry;
import org.overturn.peertopeer.CallOutcome;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** The notes of a call, or its record, as labeled facts; what was not noted is left out. */
@Component
class RecordInWords {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("h:mm:ss a z", Locale.US);

  private final ZoneId zone;

  RecordInWords(PracticeProperties practice) {
    this.zone = practice.zone();
  }

  List<Entry> of(Notes notes, ReviewerCheck check) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of("Outcome", notes.outcome().map(CallOutcome::words).orElse("")));
    entries.add(text(notes, NoteField.PARTIAL_ACCEPTED));
    entries.add(Entry.of("Reviewer", notes.text(NoteField.REVIEWER_NAME)));
    entries.add(text(notes, NoteField.REVIEWER_CREDENTIALS));
    entries.add(text(notes, NoteField.REVIEWER_SPECIALTY));
    entries.add(text(notes, NoteField.REVIEWER_LICENSE));
    entries.add(text(notes, NoteField.REVIEWER_CONTACT));
    entries.add(Entry.of("Mismatch", check.objection()));
    entries.add(text(notes, NoteField.SAME_SPECIALTY_ASKED));
    entries.add(Entry.of("Call began", moment(notes.instant(NoteField.STARTED_AT))));
    entries.add(Entry.of("Call ended", moment(notes.instant(NoteField.ENDED_AT))));
    entries.add(text(notes, NoteField.CRITERION_FAILED));
    entries.add(Entry.of("Reviewer's claims", lines(notes.claims(), this::claim)));
    entries.add(text(notes, NoteField.FURTHER_INFORMATION));
    entries.add(text(notes, NoteField.RATIONALE_ASKED));
    entries.add(Entry.of("Promised", lines(notes.commitments(), RecordInWords::commitment)));
    entries.add(Entry.of("Documents asked for", lines(notes.documents(), RecordInWords::document)));
    entries.add(text(notes, NoteField.AUTHORITY));
    entries.add(text(notes, NoteField.PROMISED_REFERENCE));
    entries.add(
        Entry.of(NoteField.DECISION_EXPECTED.label(), notes.day(NoteField.DECISION_EXPECTED)));
    entries.add(text(notes, NoteField.REMARKS));
    entries.add(Entry.of("Typed on two devices at once", lines(notes.setAside(), this::setAside)));
    return entries.stream().filter(entry -> !entry.isEmpty()).toList();
  }

  /** With seconds and zone, such as "Thu, Nov 19, 2026, 1:05:10 PM EST". */
  public String moment(Instant at) {
    if (at == null) {
      return "";
    }
    String day = ClockText.format(at, zone);
    return day.substring(0, day.lastIndexOf(',')) + ", " + SECOND.format(at.atZone(zone));
  }

  private static Entry text(Notes notes, NoteField field) {
    return Entry.of(field.label(), notes.text(field));
  }

  private String claim(Notes.Claim claim) {
    return (claim.at() == null ? "Time not noted" : SECOND.format(claim.at().atZone(zone)))
        + ": "
        + claim.text();
  }

  private static String commitment(Notes.Commitment promise) {
    return (promise.who() == null || promise.who().isBlank() ? "" : promise.who() + ": ")
        + promise.what()
        + (promise.by() == null ? "" : ", by " + ClockText.format(promise.by()));
  }

  private static String document(Notes.AskedDocument asked) {
    return asked.what() + (asked.due() == null ? "" : ", due " + ClockText.format(asked.due()));
  }

  private String setAside(Notes.SetAside aside) {
    String label =
        NoteField.named(String.valueOf(aside.field())).map(NoteField::label).orElse("List entry");
    return label + " (" + aside.by() + ", " + moment(aside.at()) + "): " + aside.text();
  }

  private static <T> String lines(List<T> each, Function<T, String> words) {
    return each.stream().map(words).collect(Collectors.joining("\n"));
  }
}
