package org.overturn.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/**
 * Dates and times as pages show them: in the practice's zone unless told otherwise, the zone always
 * named, and how much time is left in words.
 */
@Component("times")
public class Times {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, h:mm a z", Locale.US);

  private static final DateTimeFormatter NEAR =
      DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a z", Locale.US);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private static final DateTimeFormatter CLOCK_THERE =
      DateTimeFormatter.ofPattern("h:mm a z", Locale.US);

  private static final Duration PLAIN_YEAR = Duration.ofDays(300);

  private final ZoneId zone;
  private final Clock clock;

  Times(PracticeProperties practice, Clock clock) {
    this.zone = practice.zone();
    this.clock = clock;
  }

  /** For example "Mon, Nov 23, 2026, 5:00 PM EST". */
  public String at(Instant instant) {
    return in(instant, zone);
  }

  /** As {@link #at}, without the year where ten months or less make it plain. */
  public String near(Instant instant) {
    boolean plain = Duration.between(clock.instant(), instant).abs().compareTo(PLAIN_YEAR) <= 0;
    return (plain ? NEAR : AT).format(instant.atZone(zone));
  }

  public String in(Instant instant, ZoneId where) {
    return instant == null ? "" : AT.format(instant.atZone(where));
  }

  public String on(LocalDate date) {
    return date == null ? "" : DATE.format(date);
  }

  String clock(LocalTime time) {
    return CLOCK.format(time);
  }

  /** The time there, for example "4:00 PM CST", with the day when it is another than here. */
  public String clock(Instant instant, ZoneId where) {
    boolean sameDay =
        LocalDate.ofInstant(instant, where).equals(LocalDate.ofInstant(instant, zone));
    return (sameDay ? CLOCK_THERE : NEAR).format(instant.atZone(where));
  }

  /** True when a clock there shows another time than the practice's. */
  public boolean differs(Instant instant, ZoneId where) {
    return !where.getRules().getOffset(instant).equals(zone.getRules().getOffset(instant));
  }

  /** For example "2 h 10 min left" or "closed 3 days ago". */
  public String left(Instant due) {
    Duration left = Duration.between(clock.instant(), due);
    return left.isNegative() || left.isZero()
        ? "closed " + words(left.abs()) + " ago"
        : words(left) + " left";
  }

  /** How near it is, as the tone that pages give it. */
  public Tone tone(Instant due) {
    Duration left = Duration.between(clock.instant(), due);
    if (left.compareTo(Duration.ofHours(4)) < 0) {
      return Tone.BAD;
    }
    if (left.compareTo(Duration.ofHours(24)) < 0) {
      return Tone.WARN;
    }
    return left.compareTo(Duration.ofHours(72)) < 0 ? Tone.INFO : Tone.QUIET;
  }

  private static String words(Duration duration) {
    if (duration.toDays() >= 7) {
      return duration.toDays() + " days";
    }
    if (duration.toDays() > 0) {
      return (duration.toDays() == 1 ? "1 day" : duration.toDays() + " days")
          + (duration.toHoursPart() == 0 ? "" : " " + duration.toHoursPart() + " h");
    }
    if (duration.toHours() > 0) {
      return duration.toHours()
          + " h"
          + (duration.toMinutesPart() == 0 ? "" : " " + duration.toMinutesPart() + " min");
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : "less than a minute";
  }
}
