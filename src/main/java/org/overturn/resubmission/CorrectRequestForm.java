package org.overturn.resubmission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Correct and resubmit the request</i>. */
@Component
class CorrectRequestForm implements TaskForm<CorrectRequestForm.Answers> {

  record Answers(
      @NotNull(message = "say what was wrong")
          @Pattern(
              regexp = "code|eligibility|plan|missing-attachment|other",
              message = "choose what was wrong")
          String whatWasWrong,
      @NotBlank(message = "write down what was corrected") @Size(max = 8000) String correction,
      @NotNull(message = "give the day it was sent") LocalDate resubmittedDate,
      @NotNull(message = "say how it was sent") @Size(max = 20) String method,
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
