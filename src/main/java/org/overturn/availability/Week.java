package org.overturn.availability;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Hours that come back each week, in the practice's zone; a day without any is not in the map. */
record Week(Map<DayOfWeek, List<Hours>> days) {

  static final Week EMPTY = new Week(Map.of());

  Week {
    Map<DayOfWeek, List<Hours>> kept = new EnumMap<>(DayOfWeek.class);
    days.forEach(
        (day, hours) -> {
          if (!hours.isEmpty()) {
            kept.put(day, List.copyOf(hours));
          }
        });
    days = Map.copyOf(kept);
  }

  /** Monday to Friday, the same hours each day. */
  static Week officeDays(LocalTime opens, LocalTime closes) {
    Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
        days.put(day, List.of(new Hours(opens, closes)));
      }
    }
    return new Week(days);
  }

  List<Hours> on(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  /**
   * These hours as they fall between two instants, hours that touch as one; where clocks jump, as a
   * clock there shows.
   */
  List<Interval> between(Instant from, Instant until, ZoneId zone) {
    List<Interval> found = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(until, zone);
    for (LocalDate day = LocalDate.ofInstant(from, zone);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (Hours hours : on(day.getDayOfWeek())) {
        Instant start = day.atTime(hours.from()).atZone(zone).toInstant();
        Instant end = day.atTime(hours.until()).atZone(zone).toInstant();
        Instant first = start.isBefore(from) ? from : start;
        Instant stop = end.isAfter(until) ? until : end;
        if (first.isBefore(stop)) {
          found.add(new Interval(first, stop));
        }
      }
    }
    return Interval.joined(found);
  }
}
