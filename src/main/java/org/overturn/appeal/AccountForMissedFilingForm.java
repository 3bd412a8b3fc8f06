package org.overturn.appeal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.deadline.LapseCause;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Account for the missed deadline</i>: why the appeal was not filed in time, and
 * whether the plan takes it late for good cause (for Medicare Advantage 42 CFR 422.582(c)).
 */
@Component
class AccountForMissedFilingForm implements TaskForm<AccountForMissedFilingForm.Answers> {

  private static final String GRANTED = "granted";

  /**
   * @param lateUntil the last day on which the plan takes the appeal, in the payer's zone
   */
  record Answers(
      @NotNull(message = "say why the appeal was not filed")
          @Pattern(regexp = LapseCause.CODES, message = "choose a cause")
          String lapseCause,
      @Size(max = 1000) String lapseNote,
      @NotNull(message = "say whether the plan takes the appeal late")
          @Pattern(regexp = GRANTED + "|ends-here", message = "choose how the case goes on")
          String lateFiling,
      LocalDate lateUntil) {

    @AssertTrue(message = "write down what the other cause was")
    boolean isNoteGiven() {
      return !LapseCause.OTHER.code().equals(lapseCause) || lapseNote != null;
    }

    @AssertTrue(message = "give the day until which the plan takes the appeal")
    boolean isDayGiven() {
      return !GRANTED.equals(lateFiling) || lateUntil != null;
    }
  }

  private final FilingAppeal filing;

  AccountForMissedFilingForm(FilingAppeal filing) {
    this.filing = filing;
  }

  @Override
  public String key() {
    return "account-for-missed-filing";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    LapseCause cause = LapseCause.of(answers.lapseCause());
    LocalDate until = GRANTED.equals(answers.lateFiling()) ? answers.lateUntil() : null;
    filing.accounted(step, cause, answers.lapseNote(), until);
  }
}
