package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalDate;

/**
 * By when the practice expects the payer to do what nobody published a window for, or what binds
 * only some plans; then it chases. Counted in the practice's own hours.
 */
final class WaitingClocks {

  /** 42 CFR 422.568, 438.210 and 457.495 as changed by CMS-0057-F, from 2026-01-01 (F44). */
  private static final int ANSWER_DAYS = 7;

  /** The expedited limit of the same rules (F44). */
  private static final int EXPEDITED_ANSWER_HOURS = 72;

  /** Business days until a promised authorization is chased; the practice's own rule. */
  private static final int AUTHORIZATION_DAYS = 3;

  /** Business days for a decision that was announced without a date; the practice's own rule. */
  private static final int DECISION_DAYS = 2;

  /** Business days until a rationale that was asked for is asked for again; the practice's own. */
  private static final int RATIONALE_DAYS = 5;

  private final Counting counting;
  private final BusinessCalendar calendar;

  WaitingClocks(BusinessCalendar calendar) {
    this.calendar = calendar;
    this.counting = Counting.atOnce(calendar);
  }

  ComputedDeadline resubmissionAnswer(LocalDate sent, boolean expedited, OpeningHours practice) {
    ClockEvent resubmission =
        expedited
            ? ClockEvent.at(practice.opensOn(sent), practice.zone(), "the resubmission")
            : ClockEvent.on(sent, practice.zone(), "the resubmission");
    Span span =
        expedited
            ? new Span(EXPEDITED_ANSWER_HOURS, WindowUnit.HOURS, ClosesAt.SAME_TIME)
            : new Span(ANSWER_DAYS, WindowUnit.CALENDAR_DAYS, ClosesAt.CLOSE_OF_BUSINESS);
    return counting.deadline(
        span, resubmission, practice, DeadlineSource.RULE, Wording.resubmissionAnswer());
  }

  ComputedDeadline authorization(Instant promisedAt, OpeningHours practice) {
    return businessDays(
        AUTHORIZATION_DAYS,
        ClockEvent.at(promisedAt, practice.zone(), "the promise"),
        practice,
        Wording.authorization());
  }

  ComputedDeadline decisionAfterCall(
      Instant recordedAt, LocalDate announced, OpeningHours practice) {
    ClockEvent call = ClockEvent.at(recordedAt, practice.zone(), "the record of the call");
    return announced == null
        ? businessDays(DECISION_DAYS, call, practice, Wording.decisionAfterCall())
        : call.deadline(
            practice.closesOn(announced),
            DeadlineSource.RULE,
            Wording.announcedDecision(practice.closesOn(announced), practice.zone()));
  }

  Instant rationale(LocalDate asked, OpeningHours practice) {
    return practice.closesOn(calendar.plusBusinessDays(asked, RATIONALE_DAYS));
  }

  private ComputedDeadline businessDays(
      int days, ClockEvent from, OpeningHours practice, Wording wording) {
    Span span = new Span(days, WindowUnit.BUSINESS_DAYS, ClosesAt.CLOSE_OF_BUSINESS);
    return counting.deadline(span, from, practice, DeadlineSource.RULE, wording);
  }
}
