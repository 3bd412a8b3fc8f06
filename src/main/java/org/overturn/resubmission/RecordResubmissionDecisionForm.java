package org.overturn.resubmission;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Record the payer's decision</i> on the corrected request. */
@Component
class RecordResubmissionDecisionForm implements TaskForm<RecordResubmissionDecisionForm.Answers> {

  /**
   * What the payer answered.
   *
   * @param answerOfPayer no process variable is named so: one would still have the last request's
   * @param codesOfAnswer named so for the same reason
   */
  record Answers(
      @NotNull(message = "say what the payer decided")
          @Pattern(regexp = "approved|denied", message = "choose approved or denied")
          String answerOfPayer,
      @NotNull(message = "give the day of the decision") LocalDate decidedDate,
      @Size(max = 120) String authorizationNumber,
      @Size(max = 8000) String reasonText,
      @Size(max = 200)
          @Pattern(
              regexp = "((HCR|CARC|RARC|AAA):[A-Za-z0-9]+ ?)*",
              message = "write reason codes as SYSTEM:CODE, for example HCR:0F CARC:50")
          String codesOfAnswer) {}

  private final Resubmitting resubmitting;

  RecordResubmissionDecisionForm(Resubmitting resubmitting) {
    this.resubmitting = resubmitting;
  }

  @Override
  public String key() {
    return "record-resubmission-decision";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    resubmitting.decided(step, answers);
    step.set(Variables.RESUBMISSION_DECISION, answers.answerOfPayer());
  }
}
