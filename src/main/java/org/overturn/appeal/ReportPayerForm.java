package org.overturn.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Report the late payer</i>: the complaint to its regulator was sent. */
@Component
class ReportPayerForm implements TaskForm<ReportPayerForm.Answers> {

  record Answers(
      @NotBlank(message = "name the regulator") @Size(max = 200) String regulator,
      @NotNull(message = "say how it was sent")
          @Pattern(regexp = "portal|fax|mail|e-mail|phone", message = "choose how it was sent")
          String method,
      @NotNull(message = "give the day on which it was sent") LocalDate reportedDate,
      @Size(max = 200) String confirmation) {}

  private final PracticeLetters letters;
  private final Timeline timeline;

  ReportPayerForm(PracticeLetters letters, Timeline timeline) {
    this.letters = letters;
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "report-payer";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    letters.sent(
        step,
        LetterKind.REGULATOR_COMPLAINT,
        step.denial().appealLevel(),
        new Posted(
            answers.method(),
            answers.reportedDate(),
            answers.regulator(),
            answers.confirmation(),
            null));
    timeline.add(
        step.number(),
        step.user(),
        "Late decision reported to %s by %s".formatted(answers.regulator(), answers.method()));
  }
}
