package org.overturn.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/**
 * A rule by which an entry comes back (RFC 5545, 3.3.10). What it may cost is known before it is
 * walked: a rule can be written so that the walk would take years.
 */
final class Repetition {

  /** Steps in days of each frequency that an appointment of a person has. */
  private static final Map<String, Integer> DAYS =
      Map.of("DAILY", 1, "WEEKLY", 7, "MONTHLY", 28, "YEARLY", 365);

  private static final List<String> TIMES = List.of("BYHOUR", "BYMINUTE", "BYSECOND");

  private final Map<String, String> parts;
  private final Optional<CalendarTime> until;

  private Repetition(Map<String, String> parts, Optional<CalendarTime> until) {
    this.parts = parts;
    this.until = until;
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException when it is none, or one that no appointment has
   */
  static Repetition of(String rule, CalendarTime start, CalendarZones zones) {
    Map<String, String> parts =
        Arrays.stream(rule.toUpperCase(Locale.US).split(";"))
            .filter(part -> part.contains("="))
            .collect(
                Collectors.toMap(
                    part -> part.substring(0, part.indexOf('=')).strip(),
                    part -> part.substring(part.indexOf('=') + 1).strip(),
                    (first, second) -> first));
    if (!DAYS.containsKey(parts.get("FREQ"))) {
      throw new IllegalArgumentException("No appointment comes back as often as that");
    }
    Optional<CalendarTime> until =
        Optional.ofNullable(parts.remove("UNTIL"))
            .map(text -> CalendarTime.of(text, Optional.of(start.zone().getId()), zones));
    return new Repetition(parts, until);
  }

  /** How many steps a walk from the start to an instant may take. */
  long cost(CalendarTime start, Instant end) {
    long days = Math.max(1, Duration.between(start.instant(), end).toDays());
    long perStep = 1;
    for (String time : TIMES) {
      perStep *= parts.containsKey(time) ? parts.get(time).split(",").length : 1;
    }
    // each step of a coarser frequency may be spread over its days again
    boolean spread = parts.keySet().stream().anyMatch(part -> part.startsWith("BY"));
    int step = spread ? 1 : DAYS.get(parts.get("FREQ"));
    return (days / step + 1) * perStep;
  }

  /** When it begins, each time, up to an instant. */
  List<CalendarTime> starts(CalendarTime start, Instant end) {
    LocalDateTime last = LocalDateTime.ofInstant(end, start.zone());
    if (!start.local().isBefore(last)) {
      return List.of(start);
    }
    String rule =
        parts.entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(";"));
    return new Recur<LocalDateTime>(rule)
        .getDates(start.local(), start.local(), last).stream()
            .map(start::at)
            .filter(each -> until.isEmpty() || !isAfter(each, until.get()))
            .toList();
  }

  private static boolean isAfter(CalendarTime each, CalendarTime until) {
    return until.wholeDay()
        ? each.local().toLocalDate().isAfter(until.local().toLocalDate())
        : each.instant().isAfter(until.instant());
  }
}
