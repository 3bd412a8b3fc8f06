package org.overturn.availability;

import java.time.DayOfWeek;
import java.time.LocalTime;
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
}
