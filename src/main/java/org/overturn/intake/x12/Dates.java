package org.overturn.intake.x12;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Dates and times as X12 writes them. */
final class Dates {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private Dates() {}

  /** A day of eight digits; null for anything else. */
  static LocalDate day(String text) {
    try {
      return text.matches("\\d{8}") ? LocalDate.parse(text, DAY) : null;
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  /** Hour and minute at the beginning of four to eight digits; null for anything else. */
  static LocalTime time(String text) {
    if (!text.matches("\\d{4,8}")) {
      return null;
    }
    int hour = Integer.parseInt(text.substring(0, 2));
    int minute = Integer.parseInt(text.substring(2, 4));
    return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
  }

  static boolean isMinute(String text) {
    return text.length() == 4 && time(text) != null;
  }

  /** The first day of a DTP: of a day, an instant or a range. */
  static LocalDate from(Segment dtp) {
    String text = dtp.element(3);
    return text.length() < 8 ? null : day(text.substring(0, 8));
  }

  /** The last day of a DTP, which is the first where it is no range. */
  static LocalDate to(Segment dtp) {
    String text = dtp.element(3);
    boolean range = dtp.element(2).equals("RD8") && text.length() == 17;
    return range ? day(text.substring(9)) : from(dtp);
  }
}
