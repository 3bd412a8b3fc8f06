package org.overturn.triage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.DenialKind;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Triage the denial</i>: a person decides, and who and why is kept. */
@Component
class TriageDenialForm implements TaskForm<TriageDenialForm.Answers> {

  record Answers(
      @NotNull(message = "choose clinical or administrative")
          @Pattern(
              regexp = "clinical|administrative",
              message = "choose clinical or administrative")
          String kindOfDenial,
      @NotBlank(message = "say why") @Size(max = 1000) String triageReason) {}

  private final CaseDeadlines deadlines;
  private final Timeline timeline;

  TriageDenialForm(CaseDeadlines deadlines, Timeline timeline) {
    this.deadlines = deadlines;
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "triage-denial";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    DenialKind kind = DenialKind.of(answers.kindOfDenial());
    String before = step.denial().kind().map(DenialKind::code).orElse("not classified");
    step.denial().triaged(kind, answers.triageReason(), step.user());
    step.set(Variables.DENIAL_KIND, kind.code()).set(Variables.NEEDS_TRIAGE, false);
    if (kind == DenialKind.ADMINISTRATIVE) {
      deadlines.cancelled(
          step.number(), DeadlineKind.CALL_WINDOW, "Triaged as administrative: no call");
    }
    timeline.add(
        step.number(),
        step.user(),
        "Triaged as " + kind.code() + " (the table said " + before + ")");
  }
}
