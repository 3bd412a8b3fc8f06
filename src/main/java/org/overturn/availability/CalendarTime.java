package org.overturn.availability;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * A date or a time of a calendar (RFC 5545, 3.3.4 and 3.3.5).
 *
 * @param local as a clock shows it in {@code zone}; midnight for a whole day
 * @param wholeDay whether it is a date without a time
 */
record CalendarTime(LocalDateTime local, ZoneId zone, boolean wholeDay) {

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendPattern("uuuuMMdd'T'HHmmss").toFormatter();

  /**
   * Reads one.
   *
   * @throws DateTimeException when it is none
   */
  static CalendarTime of(String text, Optional<String> zone, CalendarZones zones) {
    if (text.length() == 8) {
      return new CalendarTime(LocalDate.parse(text, DATE).atStartOfDay(), zones.of(zone), true);
    }
    boolean utc = text.endsWith("Z") || text.endsWith("z");
    String digits = utc ? text.substring(0, text.length() - 1) : text;
    ZoneId where = utc ? ZoneOffset.UTC : zones.of(zone);
    return new CalendarTime(LocalDateTime.parse(digits, TIME), where, false);
  }

  Instant instant() {
    return local.atZone(zone).toInstant();
  }

  CalendarTime at(LocalDateTime other) {
    return new CalendarTime(other, zone, wholeDay);
  }
}
