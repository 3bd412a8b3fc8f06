package org.overturn.peertopeer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Record the decision after the call</i>. */
@Component
class RecordCallDecisionForm implements TaskForm<RecordCallDecisionForm.Answers> {

  record Answers(
      @NotNull(message = "say what the payer decided")
          @Pattern(regexp = "overturned|partially-overturned|upheld", message = "choose a decision")
          String decision,
      @NotNull(message = "give the day of the decision") LocalDate decidedDate,
      @Pattern(regexp = "yes|no", message = "choose yes or no") String partialAccepted,
      @Size(max = 8000) String rationale,
      @Size(max = 120) String authorizationNumber) {}

  private final Timeline timeline;

  RecordCallDecisionForm(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "record-call-decision";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    boolean declined =
        "partially-overturned".equals(answers.decision())
            && !"yes".equals(answers.partialAccepted());
    step.set(Variables.CALL_OUTCOME, declined ? "upheld" : answers.decision());
    timeline.add(
        step.number(),
        step.user(),
        "Payer's decision after the call: " + answers.decision().replace('-', ' '));
  }
}
