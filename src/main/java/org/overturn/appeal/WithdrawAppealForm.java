package org.overturn.appeal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Withdraw the appeal</i>. The payer is told in writing that an appeal it still has is
 * not needed any more (R51).
 */
@Component
class WithdrawAppealForm implements TaskForm<WithdrawAppealForm.Answers> {

  record Answers(
      @NotNull(message = "give the day of the withdrawal") LocalDate withdrawnDate,
      @NotNull(message = "say how it was sent") @Size(max = 40) String method,
      @Size(max = 200) String confirmation,
      @Size(max = 40) String proof) {}

  private final WithdrawingAppeal withdrawing;

  WithdrawAppealForm(WithdrawingAppeal withdrawing) {
    this.withdrawing = withdrawing;
  }

  @Override
  public String key() {
    return "withdraw-appeal";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    withdrawing.withdrawn(step, answers);
  }
}
