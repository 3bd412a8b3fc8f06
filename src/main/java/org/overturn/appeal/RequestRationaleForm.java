package org.overturn.appeal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Request the reviewer's rationale in writing</i>. (R47) */
@Component
class RequestRationaleForm implements TaskForm<RequestRationaleForm.Answers> {

  record Answers(
      @NotNull(message = "give the day of the request") LocalDate requestedDate,
      @NotNull(message = "say how it was sent") @Size(max = 20) String method,
      @Size(max = 200) String confirmation) {}

  private final Timeline timeline;

  RequestRationaleForm(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "request-rationale";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    timeline.add(
        step.number(), step.user(), "Reviewer's rationale requested by " + answers.method());
  }
}
