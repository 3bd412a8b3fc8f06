package org.overturn.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Counts a length from an event to the instant that a window closes. */
final class Counting {

  private final BusinessCalendar calendar;
  private final AfterHours afterHours;

  /**
   * Business time counts what happens after hours as of the next business day, other time at once.
   */
  Counting(BusinessCalendar calendar) {
    this(calendar, null);
  }

  private Counting(BusinessCalendar calendar, AfterHours afterHours) {
    this.calendar = calendar;
    this.afterHours = afterHours;
  }

  /** Counts everything at once, after hours too. */
  static Counting atOnce(BusinessCalendar calendar) {
    return new Counting(calendar, AfterHours.SAME_DAY);
  }

  /** Counting by the payer's own days off and by its convention after hours. */
  Counting by(WindowRule rule) {
    return new Counting(calendar.with(rule.hours().daysOff()), rule.afterHours());
  }

  /** The deadline that a span gives, with the sentence that explains it. */
  ComputedDeadline deadline(
      Span span, ClockEvent event, OpeningHours hours, DeadlineSource source, Wording wording) {
    ClockEvent counted = asCounted(event, span.unit(), hours);
    Instant dueAt = close(counted, span, hours);
    String basis = Wording.basis(span, counted, hours, calendar);
    return event.deadline(dueAt, source, wording.say(basis, ClockText.format(dueAt, hours.zone())));
  }

  /**
   * The event as it counts: an event on a closed day, or after hours, may count as one of the next
   * business day. Without a known time an event counts on its own day if it can.
   */
  private ClockEvent asCounted(ClockEvent event, WindowUnit unit, OpeningHours hours) {
    boolean moves =
        afterHours == null ? unit.isBusinessTime() : afterHours == AfterHours.NEXT_BUSINESS_DAY;
    if (!moves) {
      return event;
    }
    LocalDate day = event.day();
    boolean afterHours = event.timeKnown() && !event.instant().isBefore(hours.closesOn(day));
    LocalDate counted = calendar.onOrAfter(afterHours ? day.plusDays(1) : day);
    return counted.equals(day) ? event : event.movedTo(counted, hours.opens());
  }

  /**
   * When a window of this length closes. The event's day is day 0; days and months close where
   * {@code closesAt} says; hours close to the minute, or at a close before that, never after.
   *
   * @param event as {@link #asCounted} gives it
   */
  private Instant close(ClockEvent event, Span span, OpeningHours hours) {
    int length = span.length();
    ClosesAt closesAt = span.closesAt();
    return switch (span.unit()) {
      case CALENDAR_DAYS -> closeOf(event.day().plusDays(length), event, closesAt, hours);
      case CALENDAR_MONTHS -> closeOf(event.day().plusMonths(length), event, closesAt, hours);
      case BUSINESS_DAYS ->
          closeOf(calendar.plusBusinessDays(event.day(), length), event, closesAt, hours);
      case HOURS -> closeOfHours(event.instant().plus(Duration.ofHours(length)), closesAt, hours);
      case BUSINESS_HOURS ->
          closeOfHours(
              calendar.plusBusinessTime(event.instant(), Duration.ofHours(length), hours),
              closesAt,
              hours);
      case APPEAL_WINDOW, UNTIL_DETERMINATION, ANY_TIME ->
          throw new IllegalArgumentException(span.unit().code() + " has no length to count");
    };
  }

  private static Instant closeOf(
      LocalDate lastDay, ClockEvent event, ClosesAt closesAt, OpeningHours hours) {
    LocalTime time =
        switch (closesAt) {
          case END_OF_DAY -> OpeningHours.END_OF_DAY;
          case CLOSE_OF_BUSINESS -> hours.closes();
          case SAME_TIME -> event.at().toLocalTime();
        };
    return lastDay.atTime(time).atZone(hours.zone()).toInstant();
  }

  private static Instant closeOfHours(Instant end, ClosesAt closesAt, OpeningHours hours) {
    return closesAt == ClosesAt.CLOSE_OF_BUSINESS
        ? BusinessCalendar.earlier(end, hours.closesOn(hours.dayOf(end)))
        : end;
  }
}
