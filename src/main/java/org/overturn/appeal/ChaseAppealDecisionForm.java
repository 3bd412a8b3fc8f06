package org.overturn.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.OpeningHours;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseStep;
import org.overturn.process.ChasingPayer;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/**
 * The form <i>Chase the payer</i> for its decision on an appeal. A payer that is over its time by
 * law can be reported to its regulator.
 */
@Component
class ChaseAppealDecisionForm implements TaskForm<ChaseAppealDecisionForm.Answers> {

  private static final String YES = "yes";

  record Answers(
      @NotBlank(message = "say whom you spoke with") @Size(max = 200) String spokeWith,
      @NotBlank(message = "write down what they said") @Size(max = 2000) String whatTheySaid,
      @NotNull(message = "give the day to check again") LocalDate nextCheckDate,
      @NotNull(message = "say whether the payer is reported")
          @Pattern(regexp = YES + "|no", message = "choose yes or not now")
          String reportToRegulator) {}

  private final ChasingPayer chasing;
  private final Deadlines clocks;
  private final OpeningHours practice;
  private final Clock clock;

  ChaseAppealDecisionForm(
      ChasingPayer chasing, Deadlines clocks, PracticeProperties practice, Clock clock) {
    this.chasing = chasing;
    this.clocks = clocks;
    this.practice = OpeningHours.of(practice);
    this.clock = clock;
  }

  @Override
  public String key() {
    return "chase-appeal-decision";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    step.set(Variables.APPEAL_DECISION_DUE_AT, chasing.nextCheck(step, answers.nextCheckDate()))
        .set(Variables.REPORT_PAYER, YES.equals(answers.reportToRegulator()))
        .set(Variables.REPORT_DUE_AT, clocks.endOfNextBusinessDay(clock.instant(), practice));
  }
}
