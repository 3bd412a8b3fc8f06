package org.overturn.deadline;

import static org.overturn.deadline.BusinessCalendar.earlier;
import static org.overturn.deadline.BusinessCalendar.later;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The instants before a deadline at which people are told of it. None is after the deadline. */
final class Reminders {

  private static final Duration LAST_BUSINESS_HOURS = Duration.ofHours(4);
  private static final Duration LEAST_FOR_A_REQUEST = Duration.ofHours(1);
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
    LocalDate day = practice.dayOf(receivedAt);
    Instant close = practice.closesOn(day);
    boolean inTime = receivedAt.isBefore(close.minus(LEAST_FOR_A_REQUEST));
    Instant dueAt = inTime ? close : practice.endOf(day);
    return earlier(dueAt, windowClosesAt);
  }

  List<Instant> filingReminders(Instant from, Instant dueAt, OpeningHours hours) {
    LocalDate lastDay = hours.dayOf(dueAt);
    return FILING_REMINDER_DAYS.stream()
        .map(days -> hours.opensOn(lastDay.minusDays(days)))
        .filter(from::isBefore)
        .toList();
  }

  FilingWarnings filingWarnings(Instant from, Instant dueAt, OpeningHours hours) {
    return new FilingWarnings(
        filingReminders(from, dueAt, hours).stream().findFirst().orElse(halfWay(from, dueAt)),
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
