package org.overturn.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * The slow and obvious way to count a window, as an oracle: it looks at a wall clock minute by
 * minute and at a wall calendar day by day. It shares no code with what it checks; its holidays are
 * those of 5 U.S.C. 6103, found by looking at each day.
 */
public final class NaiveClock {

  private static final int MINUTE = 60;

  private final ZoneId zone;
  private final LocalTime opens;
  private final LocalTime closes;
  private final Predicate<LocalDate> daysOff;

  public NaiveClock(ZoneId zone, LocalTime opens, LocalTime closes) {
    this(zone, opens, closes, day -> false);
  }

  /**
   * @param daysOff of the payer, beside weekends and federal holidays
   */
  public NaiveClock(ZoneId zone, LocalTime opens, LocalTime closes, Predicate<LocalDate> daysOff) {
    this.zone = zone;
    this.opens = opens;
    this.closes = closes;
    this.daysOff = daysOff;
  }

  public Instant afterHours(Instant start, int hours) {
    return start.plusSeconds((long) hours * 60 * MINUTE);
  }

  public Instant afterBusinessHours(Instant start, int hours) {
    Instant now = start;
    for (int left = hours * 60; left > 0; now = now.plusSeconds(MINUTE)) {
      left -= isOpen(now) ? 1 : 0;
    }
    return now;
  }

  public Instant beforeBusinessHours(Instant end, int hours) {
    Instant now = end;
    for (int left = hours * 60; left > 0; ) {
      now = now.minusSeconds(MINUTE);
      left -= isOpen(now) ? 1 : 0;
    }
    return now;
  }

  /** The moment that business time takes an event to have happened at. */
  public Instant asBusinessEvent(Instant event) {
    Instant now = event;
    while (isOff(wall(now).toLocalDate())
        || !wall(now).toLocalTime().isBefore(closes)
            && wall(now).toLocalDate().equals(wall(event).toLocalDate())) {
      now = now.plusSeconds(MINUTE);
    }
    if (now.equals(event)) {
      return event;
    }
    while (wall(now).toLocalTime().isBefore(opens)) {
      now = now.plusSeconds(MINUTE);
    }
    return now;
  }

  public LocalDate afterBusinessDays(LocalDate day, int n) {
    LocalDate now = day;
    for (int left = n; left > 0; ) {
      now = now.plusDays(1);
      left -= isOff(now) ? 0 : 1;
    }
    return now;
  }

  public LocalDate afterCalendarDays(LocalDate day, int n) {
    LocalDate now = day;
    for (int left = n; left > 0; left--) {
      now = now.plusDays(1);
    }
    return now;
  }

  /** The day of the same number n months on, or the last day before that month is over. */
  public LocalDate afterMonths(LocalDate day, int n) {
    LocalDate now = day;
    for (int left = n; left > 0; now = now.plusDays(1)) {
      left -= now.plusDays(1).getMonth() == now.getMonth() ? 0 : 1;
    }
    while (now.getDayOfMonth() < day.getDayOfMonth()
        && now.plusDays(1).getMonth() == now.getMonth()) {
      now = now.plusDays(1);
    }
    return now;
  }

  /** The first moment of a day at which the wall clock shows a time, to the second. */
  public Instant showing(LocalDate day, LocalTime time) {
    LocalDateTime wanted = day.atTime(time);
    Instant now = wanted.minusHours(14).toInstant(java.time.ZoneOffset.UTC);
    Instant end = wanted.plusHours(14).toInstant(java.time.ZoneOffset.UTC);
    for (; now.isBefore(end); now = now.plusSeconds(MINUTE)) {
      if (wall(now).equals(wanted)) {
        return now;
      }
    }
    // the clocks were put forward over it: the wall then shows it an hour late
    return showing(day, time.plusHours(1));
  }

  public boolean isOpen(Instant instant) {
    LocalTime time = wall(instant).toLocalTime();
    return !isOff(wall(instant).toLocalDate()) && !time.isBefore(opens) && time.isBefore(closes);
  }

  public LocalDateTime wall(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  /** The moment itself, or the first after it at which the wall clock is out of the quiet hours. */
  public Instant outOf(LocalTime quietFrom, LocalTime quietUntil, Instant instant) {
    Instant now = instant;
    for (LocalTime time = wall(now).toLocalTime();
        !time.isBefore(quietFrom) || time.isBefore(quietUntil);
        time = wall(now).toLocalTime()) {
      now = now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(MINUTE);
    }
    return now;
  }

  public boolean isOff(LocalDate day) {
    return isFree(day) || daysOff.test(day);
  }

  public static boolean isFree(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY, SUNDAY -> true;
      case FRIDAY -> isHoliday(day) || isHoliday(day.plusDays(1));
      case MONDAY -> isHoliday(day) || isHoliday(day.minusDays(1));
      default -> isHoliday(day);
    };
  }

  private static boolean isHoliday(LocalDate day) {
    int number = day.getDayOfMonth();
    int week = (number + 6) / 7;
    boolean monday = day.getDayOfWeek() == DayOfWeek.MONDAY;
    boolean lastWeek = day.plusDays(7).getMonth() != day.getMonth();
    Month month = day.getMonth();
    return switch (month) {
      case JANUARY -> number == 1 || monday && week == 3;
      case FEBRUARY -> monday && week == 3;
      case MAY -> monday && lastWeek;
      case JUNE -> number == 19;
      case JULY -> number == 4;
      case SEPTEMBER -> monday && week == 1;
      case OCTOBER -> monday && week == 2;
      case NOVEMBER -> number == 11 || day.getDayOfWeek() == DayOfWeek.THURSDAY && week == 4;
      case DECEMBER -> number == 25;
      default -> false;
    };
  }
}
