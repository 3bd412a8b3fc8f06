package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and instants as people in the United States read them; an instant never without its zone.
 */
public final class ClockText {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE, MMM d, yyyy, h:mm a z", Locale.US);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private ClockText() {}

  /** For example "Mon, Nov 23, 2026, 5:00 PM EST". */
  public static String format(Instant instant, ZoneId zone) {
    return MOMENT.format(instant.atZone(zone));
  }

  /** For example "Nov 23, 2026". */
  public static String format(LocalDate day) {
    return DAY.format(day);
  }

  /** A payer's phone hour beside text that names its zone, for example "5:00 PM". */
  static String format(LocalTime time) {
    return TIME.format(time);
  }
}
