package org.overturn.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** A payer that is late was asked again: by whom, and when to look again. */
@Component
public class ChasingPayer {

  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  ChasingPayer(Timeline timeline, PracticeProperties practice, Clock clock) {
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Keeps the chase and gives the instant of the next one: the end of that day in the practice.
   *
   * @throws AnswerRefused when that instant is past
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
