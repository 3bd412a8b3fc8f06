package org.overturn.deadline;

import static org.overturn.deadline.BusinessCalendar.earlier;
import static org.overturn.deadline.BusinessCalendar.later;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The instants before a deadline at which people are told of it. None is after the deadline. */
final class Reminders {

  private static final Duration LAST_BUSINESS_HOURS = Duration.ofHours(4);
  private static final List<Integer> FILING_REMINDER_DAYS = List.of(14, 7, 1);
  private static final int NEAR_BUSINESS_DAYS = 3;
  private static final int ESCALATION_BUSINESS_DAYS = 1;

  private final BusinessCalendar calendar;

  Reminders(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  Warnings warnings(Instant from, Instant dueAt, OpeningHours payer) {
    Instant lastHours = calendar.minusBusinessTime(dueAt, LAST_BUSINESS_HOURS, payer);
    return new Warnings(halfWay(from, dueAt), between(from, lastHours, dueAt));
  }

  Instant requestDueAt(Instant receivedAt, Instant windowClosesAt, OpeningHours practice) {
    ZonedDateTime local = receivedAt.atZone(practice.zone());
    boolean inTime = local.toLocalTime().isBefore(practice.closes().minusHours(1));
    LocalTime due = inTime ? practice.closes() : OpeningHours.END_OF_DAY;
    return earlier(
        local.toLocalDate().atTime(due).atZone(practice.zone()).toInstant(), windowClosesAt);
  }

  List<Instant> filingReminders(Instant from, ComputedDeadline filing) {
    ZonedDateTime due = filing.dueAt().atZone(filing.zone());
    return FILING_REMINDER_DAYS.stream()
        .map(days -> due.minusDays(days).toInstant())
        .filter(from::isBefore)
        .toList();
  }

  FilingWarnings filingWarnings(Instant from, ComputedDeadline filing, OpeningHours hours) {
    Instant dueAt = filing.dueAt();
    return new FilingWarnings(
        Stream.concat(filingReminders(from, filing).stream(), Stream.of(halfWay(from, dueAt)))
            .findFirst()
            .orElseThrow(),
        between(from, businessDaysBefore(dueAt, NEAR_BUSINESS_DAYS, hours), dueAt),
        between(from, businessDaysBefore(dueAt, ESCALATION_BUSINESS_DAYS, hours), dueAt));
  }

  Instant businessDaysBefore(Instant dueAt, int days, OpeningHours hours) {
    LocalDate lastDay = calendar.onOrBefore(hours.dayOf(dueAt));
    return hours.opensOn(calendar.minusBusinessDays(lastDay, days));
  }

  private static Instant halfWay(Instant from, Instant dueAt) {
    return dueAt.isAfter(from) ? from.plus(Duration.between(from, dueAt).dividedBy(2)) : dueAt;
  }

  private static Instant between(Instant from, Instant instant, Instant dueAt) {
    return earlier(later(from, instant), dueAt);
  }
}
