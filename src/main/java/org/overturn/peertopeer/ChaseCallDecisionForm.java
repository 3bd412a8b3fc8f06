package org.overturn.peertopeer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.process.CaseStep;
import org.overturn.process.ChasingPayer;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Chase the payer for the decision</i>. */
@Component
class ChaseCallDecisionForm implements TaskForm<ChaseCallDecisionForm.Answers> {

  record Answers(
      @NotBlank(message = "say whom you spoke with") @Size(max = 200) String spokeWith,
      @NotBlank(message = "write down what they said") @Size(max = 2000) String whatTheySaid,
      @NotNull(message = "give the day to check again") LocalDate nextCheckDate) {}

  private final ChasingPayer chasing;

  ChaseCallDecisionForm(ChasingPayer chasing) {
    this.chasing = chasing;
  }

  @Override
  public String key() {
    return "chase-call-decision";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    step.set(Variables.CALL_DECISION_DUE_AT, chasing.nextCheck(step, answers.nextCheckDate()));
  }
}
