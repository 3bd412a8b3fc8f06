package org.overturn.peertopeer.call;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** The records of the calls on the case page. */
@Component
class CallRecordSection implements CaseSection {

  private final CallRecords records;
  private final PracticeProperties practice;

  CallRecordSection(CallRecords records, PracticeProperties practice) {
    this.records = records;
    this.practice = practice;
  }

  @Override
  public String title() {
    return "Record of the call";
  }

  @Override
  public int order() {
    return 21;
  }

  @Override
  public List<Part> of(Denial denial) {
    return records.findByCaseNumberOrderByAttempt(denial.number().value()).stream()
        .filter(CallRecord::isCompleted)
        .map(this::part)
        .toList();
  }

  private Part part(CallRecord record) {
    Notes notes = record.notes();
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of("Outcome", record.outcome().words()));
    entries.add(Entry.of("Reviewer", notes.text(NoteField.REVIEWER_NAME)));
    entries.add(Entry.of("Credentials", notes.text(NoteField.REVIEWER_CREDENTIALS)));
    entries.add(Entry.of("Specialty", notes.text(NoteField.REVIEWER_SPECIALTY)));
    entries.add(Entry.of("License", notes.text(NoteField.REVIEWER_LICENSE)));
    entries.add(Entry.of("Mismatch", record.reviewer().objection()));
    entries.add(Entry.of("Contact", notes.text(NoteField.REVIEWER_CONTACT)));
    entries.add(Entry.of("Started", notes.instant(NoteField.STARTED_AT)));
    entries.add(Entry.of("Ended", notes.instant(NoteField.ENDED_AT)));
    entries.add(Entry.of("Criterion not met", notes.text(NoteField.CRITERION_FAILED)));
    entries.add(Entry.of("Reviewer's statements", claims(notes)));
    entries.add(
        Entry.of("What would change the decision", notes.text(NoteField.FURTHER_INFORMATION)));
    entries.add(Entry.of("Commitments", commitments(notes)));
    entries.add(Entry.of("Documents asked for", documents(notes)));
    entries.add(Entry.of("Authority to overturn", notes.text(NoteField.AUTHORITY)));
    entries.add(Entry.of("Promised reference", notes.text(NoteField.PROMISED_REFERENCE)));
    entries.add(Entry.of("Remarks", notes.text(NoteField.REMARKS)));
    entries.add(Entry.of("Recorded by", record.completedBy()));
    return Part.facts("Call " + record.attempt(), entries);
  }

  private String claims(Notes notes) {
    return notes.claims().stream()
        .map(
            claim ->
                claim.at() == null
                    ? claim.text()
                    : ClockText.format(claim.at(), practice.zone()) + ": " + claim.text())
        .collect(Collectors.joining("\n"));
  }

  private static String commitments(Notes notes) {
    return notes.commitments().stream()
        .map(
            promise ->
                (promise.who() == null ? "" : promise.who() + ": ")
                    + promise.what()
                    + (promise.by() == null ? "" : ", by " + ClockText.format(promise.by())))
        .collect(Collectors.joining("\n"));
  }

  private static String documents(Notes notes) {
    return notes.documents().stream()
        .map(
            asked ->
                asked.what()
                    + (asked.due() == null ? "" : ", due " + ClockText.format(asked.due())))
        .collect(Collectors.joining("\n"));
  }
}
