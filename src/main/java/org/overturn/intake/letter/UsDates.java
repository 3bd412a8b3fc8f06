package org.overturn.intake.letter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, times and zones as letters in the United States write them: month before day. */
final class UsDates {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String MONTH =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

  /** A date; it has no groups of its own, so that other patterns may hold it. */
  static final String DATE =
      "(?:"
          + MONTH
          + "\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? "
          + MONTH
          + "\\.?,? \\d{4}|\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})\\b|\\d{4}-\\d{2}-\\d{2})";

  /** A time of the day, with its zone where it names one; without groups. */
  static final String TIME =
      "(?:noon|midnight|\\d{1,2}(?::\\d{2})? ?[ap]\\.?m\\b\\.?|\\d{1,2}:\\d{2})"
          + "(?:,? \\(?(?:[ECMP][SD]?T|AK[SD]?T|HST"
          + "|(?:eastern|central|mountain|pacific|alaska|hawaii)(?: standard| daylight)?"
          + "(?: time)?)\\b\\)?)?";

  private static final Pattern WORDS =
      Pattern.compile("(" + MONTH + ")\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)? (" + MONTH + ")\\.?,? (\\d{4})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2})(?::(\\d{2}))? ?(?:([ap])\\.?m)?");

  private static final Map<String, String> ZONES =
      Map.of(
          "e", "America/New_York",
          "c", "America/Chicago",
          "m", "America/Denver",
          "p", "America/Los_Angeles",
          "a", "America/Anchorage",
          "h", "Pacific/Honolulu");

  private UsDates() {}

  /**
   * The date, or nothing when there is no such day.
   *
   * @param latest a year of two digits is the latest one that is not after this day
   */
  static Optional<LocalDate> date(String text, LocalDate latest) {
    String plain = text.toLowerCase(Locale.US).strip();
    try {
      Matcher iso = ISO.matcher(plain);
      if (iso.matches()) {
        return Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
      }
      Matcher numbers = NUMBERS.matcher(plain);
      if (numbers.matches()) {
        return Optional.of(ofNumbers(numbers, latest));
      }
      Matcher words = WORDS.matcher(plain);
      if (words.matches()) {
        return Optional.of(LocalDate.of(number(words, 3), month(words.group(1)), number(words, 2)));
      }
      Matcher first = DAY_FIRST.matcher(plain);
      return first.matches()
          ? Optional.of(LocalDate.of(number(first, 3), month(first.group(2)), number(first, 1)))
          : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static LocalDate ofNumbers(Matcher numbers, LocalDate latest) {
    int year = number(numbers, 3);
    if (numbers.group(3).length() == 4) {
      return LocalDate.of(year, number(numbers, 1), number(numbers, 2));
    }
    LocalDate thisCentury = LocalDate.of(2000 + year, number(numbers, 1), number(numbers, 2));
    return thisCentury.isAfter(latest) ? thisCentury.minusYears(100) : thisCentury;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3)) + 1;
  }

  /** The time of the day, or nothing when there is no such time. */
  static Optional<LocalTime> time(String text) {
    String plain = text.toLowerCase(Locale.US).strip();
    if (plain.startsWith("noon")) {
      return Optional.of(LocalTime.NOON);
    }
    if (plain.startsWith("midnight")) {
      return Optional.of(LocalTime.of(23, 59, 59));
    }
    Matcher clock = CLOCK.matcher(plain);
    if (!clock.lookingAt()) {
      return Optional.empty();
    }
    int hour = number(clock, 1);
    int minute = clock.group(2) == null ? 0 : number(clock, 2);
    if (clock.group(3) != null) {
      hour = hour % 12 + ("p".equals(clock.group(3)) ? 12 : 0);
    }
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }

  /** The two letters that people know a zone by, such as CT. */
  static String letters(ZoneId zone) {
    return ZONES.entrySet().stream()
        .filter(each -> each.getValue().equals(zone.getId()))
        .map(each -> each.getKey().toUpperCase(Locale.US))
        .map(letter -> letter.equals("A") ? "AKT" : letter.equals("H") ? "HST" : letter + "T")
        .findFirst()
        .orElse(zone.getId());
  }

  /** The zone that a time names, or nothing. */
  static Optional<ZoneId> zone(String time) {
    Matcher zone =
        Pattern.compile(
                "(?:^|[ (])(?:([ecmp])[sd]?t|(ak)[sd]?t|(hst)|(east|cent|moun|paci|alas|hawa))\\b?")
            .matcher(time.toLowerCase(Locale.US));
    if (!zone.find()) {
      return Optional.empty();
    }
    String letters = zone.group().replaceAll("[ (]", "");
    return Optional.of(ZoneId.of(ZONES.get(letters.substring(0, 1))));
  }
}
