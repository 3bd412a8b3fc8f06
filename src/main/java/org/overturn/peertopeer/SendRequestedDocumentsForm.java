package org.overturn.peertopeer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Send the requested documents</i>. What was sent is kept with the answers. */
@Component
class SendRequestedDocumentsForm implements TaskForm<SendRequestedDocumentsForm.Answers> {

  record Answers(
      @NotNull(message = "give the day they were sent") LocalDate sentDate,
      @NotNull(message = "say how it was sent") @Size(max = 20) String method,
      @Size(max = 200) String confirmation,
      @NotBlank(message = "list what was sent") @Size(max = 8000) String documentsSent) {}

  private final Timeline timeline;

  SendRequestedDocumentsForm(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "send-requested-documents";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    step.denial().callTrack(CallTrack.AWAITING_DECISION, null);
    timeline.add(step.number(), step.user(), "Requested documents sent by " + answers.method());
  }
}
