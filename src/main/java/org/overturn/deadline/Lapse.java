package org.overturn.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A deadline that passed unused: when it did, and when that was seen. The two lie apart after an
 * outage, and only the first counts.
 *
 * @param at when it closed, or when it was given up before
 * @param noticedAt when the record was made
 * @param zone the payer's
 */
public record Lapse(Instant at, Instant noticedAt, ZoneId zone) {

  /** A timer that fires within this time was not late: other work went before it. */
  private static final Duration PUNCTUAL = Duration.ofMinutes(5);

  boolean isLate() {
    return at.plus(PUNCTUAL).isBefore(noticedAt);
  }

  /** When it closed, for the timeline: "It closed Mon, Nov 23, 2026, 5:00 PM EST." */
  public String closing() {
    return " It closed %s.".formatted(ClockText.format(at, zone));
  }

  /** The same for a clock that this system watches: where it was seen late, why. */
  public String watchedClosing() {
    return isLate()
        ? closing()
            + " Overturn was not at work then and noticed it %s."
                .formatted(ClockText.format(noticedAt, zone))
        : closing();
  }
}
