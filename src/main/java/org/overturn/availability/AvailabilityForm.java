package org.overturn.availability;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person entered on the page, read field by field. */
final class AvailabilityForm {

  private static final int SPECIALTY_LENGTH = 120;
  private static final int ADDRESS_LENGTH = 2000;

  private AvailabilityForm() {}

  /**
   * What is to be kept.
   *
   * @param given {@code working.<1 to 7>}, {@code clinic.<1 to 7>}, {@code specialty}, {@code npi},
   *     {@code calendar}, {@code forgetCalendar}, {@code version}
   * @param kept what is kept now; an empty calendar field leaves its calendar
   * @param httpAllowed whether a calendar may be read without https
   * @throws AvailabilityRefused saying which field is wrong and how to mend it
   */
  static PersonAvailability read(
      Map<String, String> given, PersonAvailability kept, boolean httpAllowed) {
    return new PersonAvailability(
        kept.userId(),
        specialty(given.get("specialty")),
        npi(given.get("npi")),
        calendar(given, kept, httpAllowed),
        week(given, "working", "working hours"),
        week(given, "clinic", "clinic"),
        version(given.get("version")));
  }

  /** Midnight where no time is given; the end of the day for the last day. */
  static Instant start(Map<String, String> given, ZoneId zone) {
    return date(given.get("firstDay"), "First day")
        .atTime(time(given.get("firstTime"), "From"))
        .atZone(zone)
        .toInstant();
  }

  /** The first moment back: at the time given on the last day, else as the next day begins. */
  static Instant end(Map<String, String> given, ZoneId zone) {
    LocalDate last = date(given.get("lastDay"), "Last day");
    String back = given.get("lastTime");
    boolean wholeDay = back == null || back.isBlank();
    return (wholeDay ? last.plusDays(1).atStartOfDay() : last.atTime(time(back, "Until")))
        .atZone(zone)
        .toInstant();
  }

  private static Week week(Map<String, String> given, String kind, String words) {
    Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.getDisplayName(TextStyle.FULL, Locale.US);
      days.put(day, HoursText.parse(given.get(kind + "." + day.getValue()), name + ", " + words));
    }
    return new Week(days);
  }

  private static String specialty(String given) {
    String text = stripped(given);
    if (text != null && text.length() > SPECIALTY_LENGTH) {
      throw new AvailabilityRefused("Specialty: keep it under 120 characters.");
    }
    return text;
  }

  private static String npi(String given) {
    String text = stripped(given);
    if (text != null && !Npi.isNumber(text)) {
      throw new AvailabilityRefused(
          "NPI: it is not a National Provider Identifier; compare its ten digits.");
    }
    return text;
  }

  private static URI calendar(
      Map<String, String> given, PersonAvailability kept, boolean httpAllowed) {
    String text = stripped(given.get("calendar"));
    if (text == null) {
      return given.containsKey("forgetCalendar") ? null : kept.calendar();
    }
    // calendars are handed out as webcal addresses, which are read over https
    String address = text.replaceFirst("(?i)^webcals?://", "https://");
    try {
      URI uri = new URI(address);
      boolean scheme =
          "https".equalsIgnoreCase(uri.getScheme())
              || httpAllowed && "http".equalsIgnoreCase(uri.getScheme());
      if (scheme
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && address.length() <= ADDRESS_LENGTH) {
        return uri;
      }
    } catch (URISyntaxException none) {
      // said below, without the address: whoever knows it can read the calendar
    }
    throw new AvailabilityRefused(
        "Calendar: give its secret iCal address, which starts with https:// and has no password"
            + " in it.");
  }

  private static long version(String given) {
    try {
      return Long.parseLong(given == null ? "" : given);
    } catch (NumberFormatException none) {
      throw new AvailabilityRefused("Open the page again, and enter yours again.");
    }
  }

  private static LocalDate date(String given, String field) {
    try {
      return LocalDate.parse(given == null ? "" : given.strip());
    } catch (DateTimeException none) {
      throw new AvailabilityRefused("Time off, " + field.toLowerCase(Locale.US) + ": pick a date.");
    }
  }

  private static LocalTime time(String given, String field) {
    if (given == null || given.isBlank()) {
      return LocalTime.MIDNIGHT;
    }
    try {
      return LocalTime.parse(given.strip());
    } catch (DateTimeException none) {
      throw new AvailabilityRefused(
          "Time off, " + field.toLowerCase(Locale.US) + ": write the time as 13:30.");
    }
  }

  private static String stripped(String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }
}
