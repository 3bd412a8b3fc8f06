package org.overturn.peertopeer.call;

import java.util.Optional;
import java.util.stream.Collectors;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Component;

/** What the calls of a case tell its appeal (R48). */
@Component
class RecordedFindings implements CallFindings {

  private final CallRecords records;

  RecordedFindings(CallRecords records) {
    this.records = records;
  }

  @Override
  public Optional<Finding> of(CaseNumber number) {
    return records.findByCaseNumberOrderByAttempt(number.value()).stream()
        .filter(record -> record.isCompleted() && record.notes().has(NoteField.REVIEWER_NAME))
        .reduce((earlier, later) -> later)
        .map(RecordedFindings::finding);
  }

  private static Finding finding(CallRecord record) {
    Notes notes = record.notes();
    ReviewerCheck check = record.reviewer();
    return new Finding(
        notes.instant(NoteField.STARTED_AT),
        notes.text(NoteField.REVIEWER_NAME),
        notes.text(NoteField.REVIEWER_CREDENTIALS),
        notes.text(NoteField.REVIEWER_SPECIALTY),
        check.isMismatch() ? mismatch(notes, check) : null,
        notes.text(NoteField.CRITERION_FAILED),
        notes.text(NoteField.FURTHER_INFORMATION),
        notes.claims().stream().map(Notes.Claim::text).collect(Collectors.joining("\n")));
  }

  private static Mismatch mismatch(Notes notes, ReviewerCheck check) {
    boolean specialty = check.specialty() == ReviewerCheck.Fit.DIFFERS;
    boolean license = check.license() == ReviewerCheck.Fit.DIFFERS;
    return new Mismatch(
        specialty ? check.caseSpecialty() : "",
        specialty ? check.caseSpecialtySource() : "",
        license ? notes.text(NoteField.REVIEWER_LICENSE) : "",
        check.law(),
        notes.isYes(NoteField.SAME_SPECIALTY_ASKED));
  }
}
