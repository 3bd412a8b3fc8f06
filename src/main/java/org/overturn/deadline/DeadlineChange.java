package org.overturn.deadline;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What became of a deadline.
 *
 * @param from when it was due before; null for one that is new
 * @param to when it is due now; null for one that ended
 * @param zoneBefore the payer's zone then; null for one that is new
 * @param zone the payer's zone now
 */
public record DeadlineChange(
    DeadlineKind kind, Instant from, Instant to, ZoneId zoneBefore, ZoneId zone) {

  /** One line for the case's timeline, in the payer's zone. */
  public String words() {
    if (from == null) {
      return "Deadline set. %s: by %s".formatted(kind.label(), ClockText.format(to, zone));
    }
    String before = ClockText.format(from, zoneBefore);
    return to == null
        ? "Deadline ended. %s: it was due %s".formatted(kind.label(), before)
        : "Deadline moved. %s: from %s to %s"
            .formatted(kind.label(), before, ClockText.format(to, zone));
  }
}
