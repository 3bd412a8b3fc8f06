package org.overturn.availability;

import java.time.LocalTime;

/**
 * Part of a day in the practice's zone.
 *
 * @param from its first moment
 * @param until its end, which is no longer part of it; later than {@code from}
 */
record Hours(LocalTime from, LocalTime until) {

  Hours {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("Hours end after they start");
    }
  }

  boolean overlaps(Hours other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }
}
