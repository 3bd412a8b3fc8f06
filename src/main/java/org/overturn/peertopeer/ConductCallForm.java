package org.overturn.peertopeer;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Conduct the call</i>: the physician's record of it. */
@Component
class ConductCallForm implements TaskForm<ConductCallForm.Answers> {

  /** Start and end are times of the scheduled day in the practice's zone. */
  record Answers(
      @NotNull(message = "say what came of the call") CallOutcome callOutcome,
      @Size(max = 200) String reviewerName,
      @Size(max = 100) String reviewerCredentials,
      @Size(max = 120) String reviewerSpecialty,
      @Size(max = 200) String reviewerContact,
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

    private boolean spoken() {
      return callOutcome != CallOutcome.REVIEWER_ABSENT;
    }

    @AssertTrue(message = "put the reviewer on record: name and specialty (R34)")
    boolean isReviewerOnRecord() {
      return !spoken() || reviewerName != null && reviewerSpecialty != null;
    }

    @AssertTrue(message = "give start and end of the call, the end not before the start (R39)")
    boolean isTimed() {
      return !spoken() || startedAt != null && endedAt != null && !endedAt.isBefore(startedAt);
    }

    @AssertTrue(message = "write down what would change the decision (R37)")
    boolean isFurtherInformationGiven() {
      return callOutcome != CallOutcome.UPHELD || furtherInformation != null;
    }

    @AssertTrue(message = "list the documents asked for and the day they are due (R43)")
    boolean isDocumentsGiven() {
      return callOutcome != CallOutcome.MORE_INFORMATION_REQUESTED
          || documentsRequested != null && documentsDueDate != null;
    }

    @AssertTrue(message = "say whether the partial approval is accepted")
    boolean isPartialAcceptedGiven() {
      return callOutcome != CallOutcome.PARTIALLY_OVERTURNED || partialAccepted != null;
    }

    /** What the model routes by: a part that is not accepted leaves the denial standing. */
    String route() {
      boolean declined =
          callOutcome == CallOutcome.PARTIALLY_OVERTURNED && !"yes".equals(partialAccepted);
      return declined ? CallOutcome.UPHELD.code() : callOutcome.code();
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
    recording.recorded(step, answers);
    step.set(Variables.CALL_OUTCOME, answers.route())
        .set(Variables.DOCUMENTS_DUE_AT, recording.documentsDue(answers))
        .set(Variables.CALL_DECISION_DUE_AT, recording.decisionDue(answers));
  }
}
