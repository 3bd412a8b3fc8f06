package org.overturn.triage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.denial.DenialReason;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseFacts;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Obtain the denial reason in writing</i> (R7, R8). */
@Component
class ObtainDenialReasonForm implements TaskForm<ObtainDenialReasonForm.Answers> {

  record Answers(
      @NotBlank(message = "copy the reason as the payer wrote it") @Size(max = 8000)
          String reasonText,
      @Size(max = 200)
          @Pattern(
              regexp = "((HCR|CARC|RARC|AAA):[A-Za-z0-9]+ ?)*",
              message = "write reason codes as SYSTEM:CODE, for example HCR:0F CARC:50")
          String codesOfReason,
      @Size(max = 400) String policyCited,
      @NotNull(message = "give the day the reason arrived") LocalDate reasonReceivedDate,
      @NotNull(message = "say how it arrived") @Size(max = 40) String howReceived) {}

  private final CaseFacts facts;
  private final Timeline timeline;

  ObtainDenialReasonForm(CaseFacts facts, Timeline timeline) {
    this.facts = facts;
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "obtain-denial-reason";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    var before = step.denial().reason();
    step.denial()
        .reasonReceived(
            new DenialReason(
                before.actionCode(),
                answers.codesOfReason() == null ? before.codes() : answers.codesOfReason(),
                answers.reasonText(),
                answers.policyCited() == null ? before.policyCited() : answers.policyCited()));
    step.setAll(facts.of(step.denial()));
    timeline.add(
        step.number(),
        step.user(),
        "Denial reason received in writing by " + answers.howReceived());
  }
}
