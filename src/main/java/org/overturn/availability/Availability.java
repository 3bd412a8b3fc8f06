package org.overturn.availability;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people can be counted on, for the rest of the product. */
@Service
@Transactional(readOnly = true)
public class Availability {

  private final KeepingAvailability keeping;
  private final AvailabilityRecords records;
  private final PracticeProperties practice;
  private final CalendarProperties calendars;

  Availability(
      KeepingAvailability keeping,
      AvailabilityRecords records,
      PracticeProperties practice,
      CalendarProperties calendars) {
    this.keeping = keeping;
    this.records = records;
    this.practice = practice;
    this.calendars = calendars;
  }

  /**
   * When somebody works and neither sees patients nor is off, between two instants. Who entered no
   * working hours works while the practice is open, Monday to Friday.
   */
  public List<Interval> freeTimes(String userId, Instant from, Instant until) {
    PersonAvailability person = keeping.of(userId);
    List<Interval> free =
        Interval.without(
            working(person).between(from, until, practice.zone()),
            person.clinic().between(from, until, practice.zone()));
    return Interval.without(free, off(userId, from));
  }

  /** Why somebody cannot take a call then, as in "they see patients then"; empty when they can. */
  public Optional<String> hindrance(String userId, Interval time) {
    PersonAvailability person = keeping.of(userId);
    if (off(userId, time.from()).stream().anyMatch(time::overlaps)) {
      return Optional.of("they are away then");
    }
    if (person.clinic().between(time.from(), time.until(), practice.zone()).stream()
        .anyMatch(time::overlaps)) {
      return Optional.of("they see patients then");
    }
    boolean works =
        working(person).between(time.from(), time.until(), practice.zone()).stream()
            .anyMatch(hours -> hours.contains(time));
    return works ? Optional.empty() : Optional.of("they do not work then");
  }

  /** A physician's specialty, as it was entered. */
  public Optional<String> specialtyOf(String userId) {
    return Optional.ofNullable(keeping.of(userId).specialty());
  }

  /** Whose National Provider Identifier this is. */
  public Optional<String> physicianWithNpi(String npi) {
    return records.withNpi(npi);
  }

  /** Whether nothing was entered for this person yet. */
  public boolean isUnknown(String userId) {
    return keeping.of(userId).version() == 0;
  }

  /**
   * Enters a person's weeks as the page's form does.
   *
   * @param fields {@code working.<1 to 7>}, {@code clinic.<1 to 7>}, {@code specialty}, {@code
   *     npi}, {@code calendar}; 1 is Monday
   * @param by the user's id who enters it
   */
  @Transactional
  public void enter(String userId, Map<String, String> fields, String by) {
    PersonAvailability kept = keeping.of(userId);
    Map<String, String> given = new HashMap<>(fields);
    given.put("version", String.valueOf(kept.version()));
    keeping.keep(AvailabilityForm.read(given, kept, calendars.httpAllowed()), by, null);
  }

  private Week working(PersonAvailability person) {
    return person.working().isEmpty()
        ? Week.officeDays(practice.opens(), practice.closes())
        : person.working();
  }

  private List<Interval> off(String userId, Instant from) {
    return records.timeOff(userId, from).stream()
        .map(off -> new Interval(off.from(), off.until()))
        .toList();
  }
}
