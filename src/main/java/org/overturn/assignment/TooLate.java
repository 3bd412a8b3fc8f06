package org.overturn.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * When a task cannot wait for who has it to come back: whoever comes back needs {@link
 * #TIME_TO_WORK} before the first of the task's due date and the end of the window that it serves.
 */
final class TooLate {

  /** To read up on the case and reach the payer within its hours. */
  static final Duration TIME_TO_WORK = Duration.ofHours(2);

  private TooLate() {}

  /**
   * True when the person comes back too late.
   *
   * @param back when the person is there again
   * @param due the task's due date, null when it has none
   * @param closes when the window closes that the task serves, null when it serves none
   */
  static boolean isBack(Instant back, Instant due, Instant closes) {
    return Stream.of(due, closes)
        .filter(limit -> limit != null)
        .anyMatch(limit -> back.plus(TIME_TO_WORK).isAfter(limit));
  }
}
