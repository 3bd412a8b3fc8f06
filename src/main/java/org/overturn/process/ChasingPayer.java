package org.overturn.process;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** Asking a payer that is late again: by whom, what it said, and when to look again. */
@Component
public class ChasingPayer {

  /** The answers of every chase form. */
  public record Answers(
      @NotBlank(message = "say whom you spoke with") @Size(max = 200) String spokeWith,
      @NotBlank(message = "write down what they said") @Size(max = 2000) String whatTheySaid,
      @NotNull(message = "give the day to check again") LocalDate nextCheckDate) {}

  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  ChasingPayer(Timeline timeline, PracticeProperties practice, Clock clock) {
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The form of a chase.
   *
   * @param key the form's key
   * @param next the timers' variables that the next check is written to
   */
  public TaskForm<Answers> form(String key, List<ProcessVariable<Date>> next) {
    return new TaskForm<>() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public Class<Answers> answers() {
        return Answers.class;
      }

      @Override
      public void complete(Answers answers, CaseStep step) {
        Instant due = nextCheck(step, answers.nextCheckDate());
        next.forEach(variable -> step.set(variable, due));
      }
    };
  }

  /**
   * Keeps the chase; the next check is at the end of that day in the practice.
   *
   * @throws AnswerRefused when that is over
   */
  public Instant nextCheck(CaseStep step, LocalDate day) {
    Instant next = day.atTime(practice.closes()).atZone(practice.zone()).toInstant();
    if (!next.isAfter(clock.instant())) {
      throw new AnswerRefused(
          "Please mend the form. next check date: choose a day whose end is still ahead.");
    }
    timeline.add(step.number(), step.user(), "Payer chased; next check on " + day);
    return next;
  }
}
