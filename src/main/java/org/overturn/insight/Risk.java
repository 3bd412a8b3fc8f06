package org.overturn.insight;

import java.time.Duration;
import java.time.Instant;

/**
 * How near a clock is to closing. The board says it by colour, by shape and in words; browsers move
 * a row from one to the next by the same limits.
 */
enum Risk {
  PASSED("Passed", "■", Duration.ZERO),
  LAST_HOUR("Last hour", "◆", Duration.ofHours(1)),
  CLOSING("Closing", "▲", Duration.ofHours(4)),
  TODAY("Within a day", "●", Duration.ofHours(24)),
  SOON("Soon", "○", Duration.ofHours(72)),
  LATER("Later", "·", null);

  private final String words;
  private final String mark;
  private final Duration below;

  Risk(String words, String mark, Duration below) {
    this.words = words;
    this.mark = mark;
    this.below = below;
  }

  static Risk of(Instant due, Instant now) {
    Duration left = Duration.between(now, due);
    for (Risk risk : values()) {
      if (risk.below == null || left.compareTo(risk.below) < (risk == PASSED ? 1 : 0)) {
        return risk;
      }
    }
    return LATER;
  }

  public String words() {
    return words;
  }

  /** A sign for the eye, beside the words. */
  public String mark() {
    return mark;
  }

  /** The ending of the style's class name. */
  public String css() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Less time left than this, in seconds; -1 where there is no limit. */
  public long belowSeconds() {
    return below == null ? -1 : below.toSeconds();
  }
}
