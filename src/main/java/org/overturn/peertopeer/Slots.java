package org.overturn.peertopeer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.overturn.availability.Interval;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.OpeningHours;

/** Where a call fits between two people's hours. Pure: what is free is told to it. */
final class Slots {

  /** Calls are agreed on the quarter of an hour. */
  private static final long QUARTER = 900;

  private Slots() {}

  /** Each slot of this length that starts on a quarter of an hour and lies in a free stretch. */
  static List<Slot> in(List<Interval> free, int minutes) {
    List<Slot> slots = new ArrayList<>();
    for (Interval stretch : free) {
      Instant start = onTheQuarter(stretch.from());
      for (Instant end = start.plusSeconds(60L * minutes);
          !end.isAfter(stretch.until());
          start = start.plusSeconds(QUARTER), end = end.plusSeconds(QUARTER)) {
        slots.add(new Slot(start, end));
      }
    }
    return slots;
  }

  /** When the payer takes calls between two instants: its phone hours on business days (R11). */
  static List<Interval> phoneHours(
      OpeningHours hours, BusinessCalendar calendar, Instant from, Instant until) {
    List<Interval> open = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(until, hours.zone());
    for (LocalDate day = LocalDate.ofInstant(from, hours.zone());
        !day.isAfter(last);
        day = day.plusDays(1)) {
      Instant opens = later(from, day.atTime(hours.opens()).atZone(hours.zone()).toInstant());
      Instant closes = earlier(until, day.atTime(hours.closes()).atZone(hours.zone()).toInstant());
      boolean works = calendar.isBusinessDay(day) && !hours.daysOff().contains(day);
      if (works && opens.isBefore(closes)) {
        open.add(new Interval(opens, closes));
      }
    }
    return open;
  }

  private static Instant onTheQuarter(Instant instant) {
    long second = instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    return Instant.ofEpochSecond(Math.floorDiv(second + QUARTER - 1, QUARTER) * QUARTER);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
