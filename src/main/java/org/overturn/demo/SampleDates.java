package org.overturn.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Dates the samples, so that their windows are open whenever the demo starts: {@code {{today}}},
 * {@code {{today-3}}} and {@code {{today+2}}} are dates of the practice, {@code
 * {{today-3|M/d/uuuu}}} is one in another format, {@code {{now-5h}}} is an instant.
 */
final class SampleDates {

  private static final Pattern TODAY =
      Pattern.compile("\\{\\{today(?:([+-])(\\d+))?(?:\\|([^}]+))?}}");
  private static final Pattern NOW = Pattern.compile("\\{\\{now(?:-(\\d+)h)?}}");

  private SampleDates() {}

  static String fill(String sample, Instant now, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    String dated = TODAY.matcher(sample).replaceAll(match -> written(match, today));
    return NOW.matcher(dated).replaceAll(match -> instant(match, now).toString());
  }

  private static String written(MatchResult match, LocalDate today) {
    LocalDate day = day(match, today);
    return match.group(3) == null
        ? day.toString()
        : day.format(DateTimeFormatter.ofPattern(match.group(3), Locale.US));
  }

  private static LocalDate day(MatchResult match, LocalDate today) {
    if (match.group(1) == null) {
      return today;
    }
    long days = Long.parseLong(match.group(2));
    return match.group(1).equals("-") ? today.minusDays(days) : today.plusDays(days);
  }

  private static Instant instant(MatchResult match, Instant now) {
    long hours = match.group(1) == null ? 0 : Long.parseLong(match.group(1));
    return now.minus(Duration.ofHours(hours));
  }
}
