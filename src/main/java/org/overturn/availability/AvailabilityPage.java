package org.overturn.availability;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One person's weeks as the page's fields show them.
 *
 * @param days the seven days
 * @param calendarHost where the calendar lies, without the secret part of its address; null for
 *     none
 */
record AvailabilityPage(
    List<Day> days, String specialty, String npi, String calendarHost, long version) {

  /** One row of the week. */
  record Day(int number, String name, String working, String clinic) {}

  static AvailabilityPage of(PersonAvailability person) {
    return new AvailabilityPage(
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Day(
                        day.getValue(),
                        name(day),
                        HoursText.of(person.working().on(day)),
                        HoursText.of(person.clinic().on(day))))
            .toList(),
        person.specialty(),
        person.npi(),
        host(person),
        person.version());
  }

  /** As it was entered, so that it can be mended; a calendar's address has to be entered again. */
  static AvailabilityPage asEntered(Map<String, String> given, PersonAvailability kept) {
    return new AvailabilityPage(
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Day(
                        day.getValue(),
                        name(day),
                        given.getOrDefault("working." + day.getValue(), ""),
                        given.getOrDefault("clinic." + day.getValue(), "")))
            .toList(),
        given.get("specialty"),
        given.get("npi"),
        host(kept),
        kept.version());
  }

  static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.US);
  }

  private static String host(PersonAvailability person) {
    return person.calendar() == null ? null : person.calendar().getHost();
  }
}
