package org.overturn.resubmission;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Correct and resubmit the request</i>. */
@Component
class CorrectRequestForm implements TaskForm<CorrectRequestForm.Answers> {

  /**
   * What was corrected stands on the page of the request; the form says which version of it went
   * out, when and how.
   *
   * @param requestVersion of the corrected request; blank for the newest
   * @param whatWasWrong and correction: blank for what the page says
   */
  record Answers(
      @Positive(message = "give the number of the version that was sent") Integer requestVersion,
      @Pattern(
              regexp = "code|eligibility|plan|missing-attachment|other",
              message = "choose what was wrong")
          String whatWasWrong,
      @Size(max = 8000) String correction,
      @NotNull(message = "give the day it was sent") LocalDate resubmittedDate,
      @NotNull(message = "say how it was sent")
          @Pattern(regexp = "phone|portal|fax|mail|fhir|x12", message = "choose how it was sent")
          String method,
      @Size(max = 120) String newReference) {}

  private final Resubmitting resubmitting;

  CorrectRequestForm(Resubmitting resubmitting) {
    this.resubmitting = resubmitting;
  }

  @Override
  public String key() {
    return "correct-request";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    step.set(Variables.RESUBMISSION_DECISION_DUE_AT, resubmitting.resubmitted(step, answers));
  }
}
