package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which nobody of the practice is mailed, as long as that costs nothing.
 *
 * @param from first quiet minute; later than {@code until} where they last over midnight
 * @param until first minute that is no longer quiet
 */
record QuietHours(LocalTime from, LocalTime until) {

  /**
   * The instant itself, or the end of the quiet hours that it lies in; but where the close comes
   * before they end, the instant itself.
   *
   * @param practice the zone of the hours
   */
  Instant respected(Instant instant, Instant close, ZoneId practice) {
    ZonedDateTime local = instant.atZone(practice);
    if (!isQuiet(local.toLocalTime())) {
      return instant;
    }
    ZonedDateTime end = local.with(until);
    Instant later = (end.isAfter(local) ? end : local.plusDays(1).with(until)).toInstant();
    return later.isBefore(close) ? later : instant;
  }

  private boolean isQuiet(LocalTime time) {
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }
}
