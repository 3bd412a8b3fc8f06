package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The clocks of an appeal: ours to file and the payer's to decide. Both close with their last day.
 */
final class AppealClocks {

  /** The shortest federal filing period, 42 CFR 438.402(c)(2) (F38), where none is known. */
  private static final int ASSUMED_FILING_DAYS = 60;

  /** The usual federal limit for a standard decision (F27, F35, F39), where none is known. */
  private static final int ASSUMED_DECISION_DAYS = 30;

  private final Counting counting;

  AppealClocks(Counting counting) {
    this.counting = counting;
  }

  ComputedDeadline filing(AppealRight right, ClockFacts facts, ZoneId zone) {
    ClockEvent start = ClockEvent.of(right, facts, zone);
    OpeningHours wholeDays = OpeningHours.aroundTheClock(zone);
    if (facts.letterAppealDeadline() != null) {
      Instant dueAt = wholeDays.endOf(facts.letterAppealDeadline());
      return start.deadline(
          dueAt, DeadlineSource.LETTER, Wording.letterFiling(right, facts.letterAppealDeadline()));
    }
    boolean assumed = right.assumed() || right.filingLength() == null;
    return counting.deadline(
        span(right.filingLength(), right.filingUnit(), ASSUMED_FILING_DAYS),
        start,
        wholeDays,
        source(assumed),
        assumed ? Wording.assumedFiling(right) : Wording.filing(right));
  }

  ComputedDeadline lateFiling(AppealRight right, ClockFacts facts, LocalDate until, ZoneId zone) {
    Instant dueAt = OpeningHours.aroundTheClock(zone).endOf(until);
    return ClockEvent.of(right, facts, zone)
        .deadline(dueAt, DeadlineSource.LETTER, Wording.lateFiling(right, until));
  }

  ComputedDeadline decision(AppealRight right, Instant filedAt, ZoneId zone) {
    boolean assumed = right.assumed() || right.decisionLength() == null;
    return counting.deadline(
        span(right.decisionLength(), right.decisionUnit(), ASSUMED_DECISION_DAYS),
        ClockEvent.at(filedAt, zone, "the filing"),
        OpeningHours.aroundTheClock(zone),
        source(assumed),
        assumed ? Wording.assumedDecision(right) : Wording.decision(right));
  }

  private static Span span(Integer length, WindowUnit unit, int otherwiseDays) {
    return length == null
        ? new Span(otherwiseDays, WindowUnit.CALENDAR_DAYS, ClosesAt.END_OF_DAY)
        : new Span(length, unit, ClosesAt.END_OF_DAY);
  }

  private static DeadlineSource source(boolean assumed) {
    return assumed ? DeadlineSource.ASSUMED : DeadlineSource.RULE;
  }
}
