package org.overturn.appeal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.denial.Timeline;
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

  private final Timeline timeline;

  RecordRationaleForm(Timeline timeline) {
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
    timeline.add(
        step.number(),
        step.user(),
        RECEIVED.equals(answers.rationaleAnswer())
            ? "The reviewer's rationale arrived in writing"
            : "The payer refuses the reviewer's rationale in writing");
  }
}
