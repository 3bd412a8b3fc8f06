package org.overturn.peertopeer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A span of time on one day, as instants. */
record Slot(Instant startsAt, Instant endsAt) {

  static Slot of(LocalDate day, LocalTime start, int minutes, ZoneId zone) {
    Instant from = day.atTime(start).atZone(zone).toInstant();
    return new Slot(from, from.plusSeconds(60L * minutes));
  }

  static Slot of(LocalDate day, LocalTime start, LocalTime end, ZoneId zone) {
    return new Slot(
        day.atTime(start).atZone(zone).toInstant(), day.atTime(end).atZone(zone).toInstant());
  }
}
