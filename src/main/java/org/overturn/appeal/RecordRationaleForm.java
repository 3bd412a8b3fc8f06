package org.overturn.appeal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Record the reviewer's rationale</i>: it arrived, or is refused (R47). */
@Component
class RecordRationaleForm implements TaskForm<RecordRationaleForm.Answers> {

  private static final String RECEIVED = "received";

  record Answers(
      @NotNull(message = "say what arrived")
          @Pattern(regexp = RECEIVED + "|refused", message = "choose what arrived")
          String rationaleAnswer,
      @NotNull(message = "give the day on which it arrived") LocalDate answeredDate,
      @Size(max = 8000) String rationale,
      @Size(max = 200) String givenBy) {

    @AssertTrue(message = "write down the rationale as it arrived")
    boolean isRationaleGiven() {
      return !RECEIVED.equals(rationaleAnswer) || rationale != null;
    }
  }

  private final RationaleRecords rationales;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  RecordRationaleForm(
      RationaleRecords rationales, Timeline timeline, PracticeProperties practice, Clock clock) {
    this.rationales = rationales;
    this.practice = practice;
    this.clock = clock;
    this.timeline = timeline;
  }

  @Override
  public String key() {
    return "record-rationale";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    if (answers.answeredDate().isAfter(LocalDate.ofInstant(clock.instant(), practice.zone()))) {
      throw new AnswerRefused("Please mend the form. answered date: it lies in the future.");
    }
    boolean received = RECEIVED.equals(answers.rationaleAnswer());
    rationales.add(
        step,
        new RationaleRecords.Answer(
            step.denial().appealLevel(),
            answers.rationaleAnswer(),
            answers.answeredDate(),
            received ? answers.rationale() : "",
            answers.givenBy() == null ? "" : answers.givenBy()));
    timeline.add(
        step.number(),
        step.user(),
        received
            ? "The reviewer's rationale arrived in writing"
            : "The payer refuses the reviewer's rationale in writing");
  }
}
