package org.overturn.appeal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.OpeningHours;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Request the reviewer's rationale in writing</i>. (R47) */
@Component
class RequestRationaleForm implements TaskForm<RequestRationaleForm.Answers> {

  record Answers(
      @NotNull(message = "give the day of the request") LocalDate requestedDate,
      @NotNull(message = "say how it was sent") @Size(max = 20) String method,
      @Size(max = 200) String confirmation) {}

  private final Deadlines clocks;
  private final OpeningHours practice;
  private final PracticeLetters letters;
  private final Timeline timeline;

  RequestRationaleForm(
      Deadlines clocks, PracticeProperties practice, PracticeLetters letters, Timeline timeline) {
    this.clocks = clocks;
    this.letters = letters;
    this.practice = OpeningHours.of(practice);
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
    letters.sent(
        step,
        LetterKind.RATIONALE_REQUEST,
        step.denial().appealLevel(),
        new Posted(answers.method(), answers.requestedDate(), null, answers.confirmation(), null));
    step.set(Variables.RATIONALE_EXPECTED_AT, clocks.rationale(answers.requestedDate(), practice));
    timeline.add(
        step.number(), step.user(), "Reviewer's rationale requested by " + answers.method());
  }
}
