package org.overturn.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When somebody is busy by their calendar: free/busy times, and appointments that block time, as
 * often as they come back. Nothing else of it is looked at.
 */
final class BusyReading {

  /** Steps that all the rules of one calendar may take together. */
  private static final long MOST_STEPS = 2_000_000;

  /** A stretch longer than this is no appointment. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Interval span;
  private final CalendarZones zones;
  private final Predicate<String> ours;
  private final Map<String, Set<Instant>> moved = new HashMap<>();
  private final List<Interval> busy = new ArrayList<>();
  private long steps;
  private int unread;

  private BusyReading(Interval span, CalendarZones zones, Predicate<String> ours) {
    this.span = span;
    this.zones = zones;
    this.ours = ours;
  }

  /**
   * What was read.
   *
   * @param times joined and in order
   * @param unread entries that could not be read
   */
  record Read(List<Interval> times, int unread) {}

  /**
   * Reads a calendar.
   *
   * @param span what is asked about
   * @param zone of times that name none
   * @param ours the UIDs of calls of our own, which are known better from the database
   * @throws CalendarUnreadable when it is none, or cannot be gone through in reasonable time
   */
  static Read of(byte[] file, Interval span, ZoneId zone, Predicate<String> ours)
      throws CalendarUnreadable {
    List<CalendarLines.Component> components = CalendarLines.of(file);
    if (components.stream().noneMatch(each -> each.name().equals("VCALENDAR"))) {
      throw new CalendarUnreadable("what it answers is no calendar");
    }
    BusyReading reading = new BusyReading(span, new CalendarZones(components, zone), ours);
    components.forEach(reading::noteMoved);
    for (CalendarLines.Component component : components) {
      reading.read(component);
    }
    return new Read(Interval.joined(reading.busy), reading.unread);
  }

  /** A single time that was changed stands in an entry of its own, and is not one of its series. */
  private void noteMoved(CalendarLines.Component event) {
    event
        .first("RECURRENCE-ID")
        .ifPresent(
            property -> {
              try {
                moved
                    .computeIfAbsent(uid(event), uid -> new HashSet<>())
                    .add(time(property).instant());
              } catch (RuntimeException broken) {
                unread++;
              }
            });
  }

  private void read(CalendarLines.Component component) throws CalendarUnreadable {
    try {
      switch (component.name()) {
        case "VFREEBUSY" -> component.all("FREEBUSY").forEach(this::freeBusy);
        case "VEVENT" -> event(component);
        default -> {
          // says nothing about when somebody is busy
        }
      }
    } catch (RuntimeException broken) {
      unread++;
    }
  }

  private void freeBusy(CalendarLines.Property property) {
    if (property.parameter("FBTYPE").filter("FREE"::equalsIgnoreCase).isPresent()) {
      return;
    }
    for (String period : property.value().split(",")) {
      add(period(period, property));
    }
  }

  private void event(CalendarLines.Component event) throws CalendarUnreadable {
    if (!blocks(event)) {
      return;
    }
    CalendarTime start = time(event.first("DTSTART").orElseThrow());
    Duration length = length(event, start);
    if (length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The entry does not end as appointments do");
    }
    Set<Instant> excluded = new HashSet<>();
    times(event, "EXDATE").forEach(time -> excluded.add(time.instant()));
    if (event.first("RECURRENCE-ID").isEmpty()) {
      excluded.addAll(moved.getOrDefault(uid(event), Set.of()));
    }
    for (CalendarTime each : starts(event, start)) {
      if (!excluded.contains(each.instant()) && !length.isZero()) {
        add(new Interval(each.instant(), end(each, length)));
      }
    }
  }

  private List<CalendarTime> starts(CalendarLines.Component event, CalendarTime start)
      throws CalendarUnreadable {
    List<CalendarTime> starts = new ArrayList<>();
    if (event.first("RRULE").isEmpty()) {
      starts.add(start);
    }
    for (CalendarLines.Property property : event.all("RRULE")) {
      Repetition rule = Repetition.of(property.value(), start, zones);
      steps += rule.cost(start, span.until());
      if (steps > MOST_STEPS) {
        throw new CalendarUnreadable("its entries come back more often than can be followed");
      }
      starts.addAll(rule.starts(start, span.until()));
    }
    times(event, "RDATE").forEach(starts::add);
    return starts;
  }

  private Stream<CalendarTime> times(CalendarLines.Component event, String name) {
    return event.all(name).stream()
        .flatMap(
            property ->
                Stream.of(property.value().split(","))
                    .map(text -> text.contains("/") ? text.substring(0, text.indexOf('/')) : text)
                    .map(text -> CalendarTime.of(text.strip(), property.parameter("TZID"), zones)));
  }

  private boolean blocks(CalendarLines.Component event) {
    return !event.code("TRANSP").equals("TRANSPARENT")
        && !event.code("STATUS").equals("CANCELLED")
        && !event.code("X-MICROSOFT-CDO-BUSYSTATUS").equals("FREE")
        && !ours.test(uid(event));
  }

  private Duration length(CalendarLines.Component event, CalendarTime start) {
    if (event.first("DTEND").isPresent()) {
      CalendarTime end = time(event.first("DTEND").get());
      return start.wholeDay()
          ? Duration.between(start.local(), end.local())
          : Duration.between(start.instant(), end.instant());
    }
    if (event.first("DURATION").isPresent()) {
      return duration(event.first("DURATION").get().value());
    }
    return start.wholeDay() ? Duration.ofDays(1) : Duration.ZERO;
  }

  /** Whole days end at midnight, also where a day is longer or shorter than others. */
  private static Instant end(CalendarTime start, Duration length) {
    return start.wholeDay()
        ? start.at(start.local().plus(length)).instant()
        : start.instant().plus(length);
  }

  private Interval period(String text, CalendarLines.Property property) {
    String[] ends = text.strip().split("/");
    Instant from = CalendarTime.of(ends[0], property.parameter("TZID"), zones).instant();
    Instant until =
        ends[1].toUpperCase(Locale.US).startsWith("P")
            ? from.plus(duration(ends[1]))
            : CalendarTime.of(ends[1], property.parameter("TZID"), zones).instant();
    return new Interval(from, until);
  }

  /** Weeks, days and times, as RFC 5545, 3.3.6 writes them. */
  private static Duration duration(String text) {
    String code = text.toUpperCase(Locale.US).replace("+", "");
    return code.endsWith("W")
        ? Duration.ofDays(Period.parse(code).getDays())
        : Duration.parse(code);
  }

  private CalendarTime time(CalendarLines.Property property) {
    return CalendarTime.of(property.value(), property.parameter("TZID"), zones);
  }

  private void add(Interval time) {
    if (time.overlaps(span)) {
      busy.add(time);
    }
  }

  private static String uid(CalendarLines.Component event) {
    return event.first("UID").map(CalendarLines.Property::value).orElse("");
  }
}
