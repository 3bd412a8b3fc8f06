package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.overturn.practice.PracticeProperties;

/**
 * When someone can be reached on a business day: a payer's phone lines, or the practice.
 *
 * @param opens first minute, local
 * @param closes last moment, local; after {@code opens}
 * @param zone the zone of both, and of every day counted with them
 * @param daysOff further days without such hours, beside weekends and federal holidays
 */
public record OpeningHours(LocalTime opens, LocalTime closes, ZoneId zone, DaysOff daysOff) {

  /** The last second of a day, as deadlines at the "end of day" close. */
  static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  public OpeningHours {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("The hours must open before they close");
    }
  }

  /** The practice's working day. */
  public static OpeningHours of(PracticeProperties practice) {
    return new OpeningHours(practice.opens(), practice.closes(), practice.zone());
  }

  /** Hours on every business day. */
  public OpeningHours(LocalTime opens, LocalTime closes, ZoneId zone) {
    this(opens, closes, zone, DaysOff.NONE);
  }

  /** Hours that never close, for rules that know days only. */
  static OpeningHours aroundTheClock(ZoneId zone) {
    return new OpeningHours(LocalTime.MIN, LocalTime.MAX, zone);
  }

  /** The day that an instant falls on here. */
  LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  Instant opensOn(LocalDate day) {
    return day.atTime(opens).atZone(zone).toInstant();
  }

  /** The last second of a day here. */
  Instant endOf(LocalDate day) {
    return day.atTime(END_OF_DAY).atZone(zone).toInstant();
  }

  /** When they close on a day, whether or not it is a business day. */
  public Instant closesOn(LocalDate day) {
    return day.atTime(closes).atZone(zone).toInstant();
  }

  /** For example "8:00 AM to 5:00 PM counts". */
  String words() {
    return "%s to %s counts".formatted(ClockText.format(opens), ClockText.format(closes));
  }
}
