package org.overturn.deadline;

import static org.overturn.deadline.BusinessCalendar.earlier;
import static org.overturn.deadline.BusinessCalendar.later;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The instants before a deadline at which people are told of it. */
final class Reminders {

  private static final Duration LEAST_FOR_A_REQUEST = Duration.ofHours(1);

  /** Behind the deadline, whose own timer ends what would be reminded of: it never comes. */
  private static final Duration NEVER = Duration.ofDays(1);

  private final BusinessCalendar calendar;

  Reminders(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  Instant requestDueAt(Instant receivedAt, Instant windowClosesAt, OpeningHours practice) {
    LocalDate day = practice.dayOf(receivedAt);
    Instant close = practice.closesOn(day);
    boolean inTime = receivedAt.isBefore(close.minus(LEAST_FOR_A_REQUEST));
    Instant dueAt = inTime ? close : practice.endOf(day);
    return earlier(dueAt, windowClosesAt);
  }

  Instant endOfNextBusinessDay(Instant now, OpeningHours practice) {
    return practice.closesOn(calendar.plusBusinessDays(practice.dayOf(now), 1));
  }

  /** Each rung's instant by the name of its timer. */
  Map<String, Instant> rungs(
      Ladder ladder, Instant from, Instant dueAt, OpeningHours payer, ZoneId practice) {
    Map<String, Instant> instants = new LinkedHashMap<>();
    for (Rung rung : ladder.rungs()) {
      instants.put(rung.timer(), at(rung, from, dueAt, payer, practice));
    }
    return instants;
  }

  private Instant at(Rung rung, Instant from, Instant dueAt, OpeningHours payer, ZoneId practice) {
    Instant instant = counted(rung, from, dueAt, payer);
    if (rung.skippedWhenPast() && !instant.isAfter(from)) {
      return dueAt.plus(NEVER);
    }
    Instant told = earlier(later(from, instant), dueAt);
    return rung.quiet().map(quiet -> quiet.respected(told, dueAt, practice)).orElse(told);
  }

  private Instant counted(Rung rung, Instant from, Instant dueAt, OpeningHours payer) {
    int amount = rung.amount();
    return switch (rung.unit()) {
      case PERCENT_OF_WINDOW ->
          from.plus(Duration.between(from, dueAt).multipliedBy(amount).dividedBy(100));
      case MINUTES_BEFORE -> dueAt.minus(Duration.ofMinutes(amount));
      case BUSINESS_HOURS_BEFORE ->
          calendar.minusBusinessTime(dueAt, Duration.ofHours(amount), payer);
      case DAYS_BEFORE -> payer.opensOn(payer.dayOf(dueAt).minusDays(amount));
      case BUSINESS_DAYS_BEFORE -> {
        LocalDate lastDay = calendar.onOrBefore(payer.dayOf(dueAt));
        yield payer.opensOn(calendar.minusBusinessDays(lastDay, amount));
      }
    };
  }
}
