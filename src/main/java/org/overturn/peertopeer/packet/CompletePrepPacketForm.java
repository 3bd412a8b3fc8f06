package org.overturn.peertopeer.packet;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Complete the prep packet</i>: what only a person decides. All else of the packet is
 * on its page.
 */
@Component
class CompletePrepPacketForm implements TaskForm<CompletePrepPacketForm.Answers> {

  record Answers(
      @NotBlank(message = "write the summary to lead with, in two sentences") @Size(max = 2000)
          String summary,
      @NotBlank(message = "cite the criterion the payer named") @Size(max = 8000)
          String criterionCited,
      @Size(max = 8000) String treatmentsTried,
      @Size(max = 8000) String evidence,
      @Size(max = 8000) String missing,
      @NotBlank(message = "say what approval is asked for, by code and units") @Size(max = 500)
          String approvalAskedFor,
      @NotBlank(message = "say how long the approval has to last") @Size(max = 200)
          String approvalDuration) {}

  private final PreparingPacket preparing;

  CompletePrepPacketForm(PreparingPacket preparing) {
    this.preparing = preparing;
  }

  @Override
  public String key() {
    return "complete-prep-packet";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    String flaw = Completeness.lead(answers.summary());
    if (!flaw.isEmpty()) {
      throw new AnswerRefused("Please mend the form. " + flaw);
    }
    preparing.completed(step, answers);
  }
}
