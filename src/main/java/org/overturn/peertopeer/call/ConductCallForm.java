package org.overturn.peertopeer.call;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.overturn.peertopeer.CallOutcome;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/**
 * The form <i>Conduct the call</i>. What it is given is written into the notes of the call page,
 * and the notes as a whole are what is checked and recorded.
 */
@Component
class ConductCallForm implements TaskForm<ConductCallForm.Answers> {

  /**
   * The form asks only whether anybody came; the rest was noted on the call page. Whoever completes
   * the task otherwise, or puts more fields on the form, may give it here.
   *
   * @param reviewerAbsent true when nobody came on the line, whatever else was noted
   * @param outcomeOfCall no process variable is named so: one would still have the last call's
   * @param startedAt a time of the scheduled day in the practice's zone, as is the end
   * @param reviewerStatements a claim on each line
   * @param documentsRequested a document on each line, all due on the same day
   */
  record Answers(
      Boolean reviewerAbsent,
      CallOutcome outcomeOfCall,
      @Size(max = 200) String reviewerName,
      @Size(max = 100) String reviewerCredentials,
      @Size(max = 120) String reviewerSpecialty,
      @Size(max = 200) String reviewerContact,
      @Size(max = 60) String reviewerLicense,
      LocalTime startedAt,
      LocalTime endedAt,
      @Size(max = 8000) String criterionFailed,
      @Size(max = 8000) String reviewerStatements,
      @Size(max = 8000) String furtherInformation,
      @Size(max = 8000) String documentsRequested,
      LocalDate documentsDueDate,
      LocalDate decisionExpectedDate,
      @Pattern(regexp = "yes|no|unknown", message = "choose yes, no or not known") String authority,
      @Pattern(regexp = "yes|no", message = "choose yes or no") String partialAccepted,
      @Size(max = 200) String promisedReference) {

    /** As notes of a call that was scheduled for this day. */
    Map<String, String> asNotes(Instant scheduled, ZoneId zone) {
      Map<String, String> notes = new TreeMap<>();
      put(notes, NoteField.OUTCOME, cameOfIt());
      put(notes, NoteField.REVIEWER_NAME, reviewerName);
      put(notes, NoteField.REVIEWER_CREDENTIALS, reviewerCredentials);
      put(notes, NoteField.REVIEWER_SPECIALTY, reviewerSpecialty);
      put(notes, NoteField.REVIEWER_CONTACT, reviewerContact);
      put(notes, NoteField.REVIEWER_LICENSE, reviewerLicense);
      put(notes, NoteField.STARTED_AT, at(startedAt, scheduled, zone));
      put(notes, NoteField.ENDED_AT, at(endedAt, scheduled, zone));
      put(notes, NoteField.CRITERION_FAILED, criterionFailed);
      put(notes, NoteField.FURTHER_INFORMATION, furtherInformation);
      put(notes, NoteField.DECISION_EXPECTED, text(decisionExpectedDate));
      put(notes, NoteField.AUTHORITY, authority);
      put(notes, NoteField.PARTIAL_ACCEPTED, partialAccepted);
      put(notes, NoteField.PROMISED_REFERENCE, promisedReference);
      each(reviewerStatements, (id, line) -> notes.put("claims/" + id + "/text", line));
      each(
          documentsRequested,
          (id, line) -> {
            notes.put("documents/" + id + "/what", line);
            notes.put("documents/" + id + "/due", text(documentsDueDate));
          });
      notes.values().removeIf(value -> value == null);
      return notes;
    }

    private String cameOfIt() {
      if (Boolean.TRUE.equals(reviewerAbsent)) {
        return CallOutcome.REVIEWER_ABSENT.code();
      }
      return outcomeOfCall == null ? null : outcomeOfCall.code();
    }

    private static void put(Map<String, String> notes, NoteField field, String value) {
      notes.put(field.key(), value);
    }

    private static void each(String lines, BiConsumer<String, String> take) {
      List<String> each =
          lines == null
              ? List.of()
              : lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      for (int at = 0; at < each.size(); at++) {
        take.accept("form-%03d".formatted(at), each.get(at));
      }
    }

    private static String at(LocalTime time, Instant scheduled, ZoneId zone) {
      return time == null
          ? null
          : LocalDate.ofInstant(scheduled, zone).atTime(time).atZone(zone).toInstant().toString();
    }

    private static String text(LocalDate day) {
      return day == null ? null : day.toString();
    }
  }

  private final RecordingCall recording;

  ConductCallForm(RecordingCall recording) {
    this.recording = recording;
  }

  @Override
  public String key() {
    return "conduct-call";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    RecordingCall.Recorded call = recording.recorded(step, answers);
    step.set(Variables.CALL_OUTCOME, call.route())
        .set(Variables.DOCUMENTS_ASKED, call.documentsAsked())
        .set(Variables.DOCUMENTS_DUE_AT, call.documentsDueAt())
        .set(Variables.CALL_DECISION_DUE_AT, call.decisionDueAt());
  }
}
