package org.overturn.appeal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Record the payer's decision</i> on an appeal. */
@Component
class RecordAppealDecisionForm implements TaskForm<RecordAppealDecisionForm.Answers> {

  record Answers(
      @NotNull(message = "say what the payer decided")
          @Pattern(
              regexp = "overturned|partially-overturned|upheld",
              message = "choose what the payer decided")
          String decision,
      @NotNull(message = "give the day of the decision") LocalDate decidedDate,
      @Pattern(regexp = "yes|no", message = "choose yes or no") String partialAccepted,
      @Size(max = 8000) String rationale,
      @Size(max = 120) String authorizationNumber) {

    @AssertTrue(message = "say whether the partial approval is accepted")
    boolean isPartialAcceptedGiven() {
      return !"partially-overturned".equals(decision) || partialAccepted != null;
    }

    /** What the model routes by: a part that is not accepted leaves the denial standing. */
    String route() {
      return "no".equals(partialAccepted) && "partially-overturned".equals(decision)
          ? "upheld"
          : decision;
    }
  }

  private final DecidingAppeal deciding;

  RecordAppealDecisionForm(DecidingAppeal deciding) {
    this.deciding = deciding;
  }

  @Override
  public String key() {
    return "record-appeal-decision";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    deciding.recorded(step, answers);
  }
}
