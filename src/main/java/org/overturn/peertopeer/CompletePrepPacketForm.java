package org.overturn.peertopeer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Complete the prep packet</i>. */
@Component
class CompletePrepPacketForm implements TaskForm<CompletePrepPacketForm.Answers> {

  record Answers(
      @NotBlank(message = "write down the diagnosis and its severity") @Size(max = 8000)
          String diagnosisAndSeverity,
      @NotBlank(message = "list the treatments tried, with dates") @Size(max = 8000)
          String treatmentsTried,
      @NotBlank(message = "cite the criterion the payer named") @Size(max = 8000)
          String criterionCited,
      @NotBlank(message = "list the evidence for it") @Size(max = 8000) String evidence,
      @NotBlank(message = "say what approval is asked for, by code and units") @Size(max = 8000)
          String approvalAskedFor,
      @Size(max = 8000) String missing,
      @Size(max = 8000) String guidelines) {}

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
    preparing.completed(step, answers);
  }
}
