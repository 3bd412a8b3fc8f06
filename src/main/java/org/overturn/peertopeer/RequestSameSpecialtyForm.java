package org.overturn.peertopeer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Request a same-specialty reviewer</i>. The objection is kept for the appeal (R38).
 */
@Component
class RequestSameSpecialtyForm implements TaskForm<RequestSameSpecialtyForm.Answers> {

  record Answers(
      @NotNull(message = "give the day of the request") LocalDate requestedDate,
      @NotNull(message = "say how it was sent") @Size(max = 20) String method,
      @Size(max = 200) String confirmation,
      @Size(max = 2000) String note) {}

  private final Timeline timeline;

  RequestSameSpecialtyForm(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "request-same-specialty";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    timeline.add(
        step.number(), step.user(), "Reviewer of the same or a similar specialty requested");
  }
}
