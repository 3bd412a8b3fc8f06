package org.overturn.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A deadline with its reason.
 *
 * @param startsAt when its clock started
 * @param dueAt when it closes; before {@code startsAt} or long past where that is so
 * @param zone the payer's zone, for showing both
 * @param source whether a rule, the letter or a cautious assumption gave it
 * @param explanation one sentence that a coordinator can read to the payer: which rule, which clock
 *     start, which calendar. It holds dates of the case, so it is for screens, not for mail or logs
 * @param published where the rule stands that gave it; {@link RuleSource#NOT_GIVEN} where none did
 */
public record ComputedDeadline(
    Instant startsAt,
    Instant dueAt,
    ZoneId zone,
    DeadlineSource source,
    String explanation,
    RuleSource published) {

  /** A deadline that no row of a table gave. */
  public ComputedDeadline(
      Instant startsAt, Instant dueAt, ZoneId zone, DeadlineSource source, String explanation) {
    this(startsAt, dueAt, zone, source, explanation, RuleSource.NOT_GIVEN);
  }

  /** The same deadline with where its rule stands, unless the letter itself gave it. */
  ComputedDeadline by(RuleSource where) {
    return source == DeadlineSource.LETTER
        ? this
        : new ComputedDeadline(startsAt, dueAt, zone, source, explanation, where);
  }

  /** Whether it has closed; at its very instant it has. */
  public boolean isOverAt(Instant now) {
    return !now.isBefore(dueAt);
  }

  /** The time left, zero once it is over. */
  public Duration leftAt(Instant now) {
    return isOverAt(now) ? Duration.ZERO : Duration.between(now, dueAt);
  }

  /** Whether nobody published or stated it (R67). */
  public boolean isAssumed() {
    return source == DeadlineSource.ASSUMED;
  }

  /** When it closes, in the payer's zone, for example "Mon, Nov 23, 2026, 5:00 PM EST". */
  public String dueText() {
    return ClockText.format(dueAt, zone);
  }
}
