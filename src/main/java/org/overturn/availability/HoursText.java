package org.overturn.availability;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A day's hours as people type them: {@code 8:00 AM to 12:00 PM, 13:00-17:00}. */
final class HoursText {

  private static final int LENGTH = 200;

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private static final String TIME = "(\\d{1,2})(?::(\\d{2}))?\\s*([ap])?\\.?(?:m\\.?)?";
  private static final Pattern SPAN =
      Pattern.compile(TIME + "\\s*(?:-|\u2013|to|until)\\s*" + TIME, Pattern.CASE_INSENSITIVE);

  private static final String EXAMPLE = "write it as 8:00 AM to 12:00 PM, 1:00 PM to 5:00 PM";

  private HoursText() {}

  /**
   * The hours of one day, the earliest first; none for blank text.
   *
   * @param where stands before what is wrong, such as "Monday, working hours"
   * @throws AvailabilityRefused saying where, what is wrong and how to mend it
   */
  static List<Hours> parse(String text, String where) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    if (text.length() > LENGTH) {
      throw new AvailabilityRefused(where + ": that is too long; " + EXAMPLE + ".");
    }
    List<Hours> hours = new ArrayList<>();
    for (String span : text.split("[,;]|\\band\\b")) {
      if (!span.isBlank()) {
        hours.add(span(span.strip(), where));
      }
    }
    hours.sort(Comparator.comparing(Hours::from));
    for (int i = 1; i < hours.size(); i++) {
      if (hours.get(i).overlaps(hours.get(i - 1))) {
        throw new AvailabilityRefused(where + ": the same time stands there twice.");
      }
    }
    return List.copyOf(hours);
  }

  /** As {@link #parse} reads it again. */
  static String of(List<Hours> hours) {
    return hours.stream()
        .map(span -> SHOWN.format(span.from()) + " to " + SHOWN.format(span.until()))
        .collect(Collectors.joining(", "));
  }

  private static Hours span(String text, String where) {
    Matcher match = SPAN.matcher(text);
    if (!match.matches()) {
      throw new AvailabilityRefused(where + ": the hours cannot be read; " + EXAMPLE + ".");
    }
    if ((match.group(3) == null) != (match.group(6) == null)) {
      throw new AvailabilityRefused(where + ": give AM or PM to both times, or to neither.");
    }
    LocalTime from = time(match.group(1), match.group(2), match.group(3), where);
    LocalTime until = time(match.group(4), match.group(5), match.group(6), where);
    if (!from.isBefore(until)) {
      throw new AvailabilityRefused(
          where + ": the hours end before they start; after noon write 5:00 PM or 17:00.");
    }
    return new Hours(from, until);
  }

  private static LocalTime time(String hour, String minute, String half, String where) {
    int hours = Integer.parseInt(hour);
    boolean twelve = half != null;
    if (twelve && (hours < 1 || hours > 12)) {
      throw new AvailabilityRefused(where + ": with AM and PM the hours go from 1 to 12.");
    }
    int ofDay = twelve ? hours % 12 + (half.equalsIgnoreCase("p") ? 12 : 0) : hours;
    try {
      return LocalTime.of(ofDay, minute == null ? 0 : Integer.parseInt(minute));
    } catch (DateTimeException none) {
      throw new AvailabilityRefused(where + ": there is no such time; a day ends at 23:59.");
    }
  }
}
