package org.overturn.availability;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/** The list of everybody, in the order of their work. */
@Component
class AvailabilityPages {

  private static final Map<String, String> GROUPS = groups();

  private final KeepingAvailability keeping;
  private final Staff staff;
  private final TimesAway away;
  private final PracticeProperties practice;
  private final Clock clock;

  AvailabilityPages(
      KeepingAvailability keeping,
      Staff staff,
      TimesAway away,
      PracticeProperties practice,
      Clock clock) {
    this.keeping = keeping;
    this.staff = staff;
    this.away = away;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * A person on the list.
   *
   * @param roles what they are in the practice
   * @param working their hours in words
   * @param clinic when they see patients, in words; "" for never
   * @param backAt when one who is away now is back, or null
   * @param nextOff the next time off, or null
   */
  record Row(
      Staff.Person person,
      String roles,
      String specialty,
      String working,
      String clinic,
      boolean calendar,
      Instant backAt,
      TimeOff nextOff) {}

  List<Row> everybody() {
    Map<Staff.Person, List<String>> roles = new LinkedHashMap<>();
    GROUPS.forEach(
        (group, role) ->
            staff
                .membersOf(group)
                .forEach(
                    person -> roles.computeIfAbsent(person, one -> new ArrayList<>()).add(role)));
    return roles.entrySet().stream()
        .map(entry -> row(entry.getKey(), String.join(", ", entry.getValue())))
        .toList();
  }

  /** The practice's own hours, which hold for who entered none. */
  String officeHours() {
    return words(Week.officeDays(practice.opens(), practice.closes()));
  }

  private Row row(Staff.Person person, String roles) {
    PersonAvailability kept = keeping.of(person.id());
    Instant now = clock.instant();
    return new Row(
        person,
        roles,
        kept.specialty(),
        kept.working().isEmpty() ? officeHours() : words(kept.working()),
        words(kept.clinic()),
        kept.calendar() != null,
        away.awayUntil(person.id(), now).orElse(null),
        keeping.timeOff(person.id()).stream()
            .filter(off -> off.from().isAfter(now))
            .findFirst()
            .orElse(null));
  }

  /** Days with the same hours are told together: "Mon to Thu 8:00 AM to 5:00 PM". */
  static String words(Week week) {
    List<String> parts = new ArrayList<>();
    DayOfWeek[] days = DayOfWeek.values();
    for (int first = 0; first < days.length; ) {
      int last = first;
      while (last + 1 < days.length && week.on(days[last + 1]).equals(week.on(days[first]))) {
        last++;
      }
      if (!week.on(days[first]).isEmpty()) {
        String span =
            first == last ? name(days[first]) : name(days[first]) + " to " + name(days[last]);
        parts.add(span + " " + HoursText.of(week.on(days[first])));
      }
      first = last + 1;
    }
    return parts.stream().collect(Collectors.joining("; "));
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.US);
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put(Staff.PHYSICIANS, "Physician");
    groups.put(Staff.COORDINATORS, "Coordinator");
    groups.put(Staff.SUPERVISORS, "Supervisor");
    return groups;
  }
}
