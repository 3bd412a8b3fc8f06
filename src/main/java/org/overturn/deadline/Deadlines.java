package org.overturn.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Computes every deadline of a case and the warnings before it. Pure: it keeps nothing, and asks
 * the clock only whether a determination can have been made yet.
 */
@Component
public class Deadlines {

  /** R67: hours that are assumed for a call window when none is published. */
  private static final int ASSUMED_WINDOW_HOURS = 24;

  /** The shortest federal filing period, 42 CFR 438.402(c)(2) (F38), when none is known. */
  private static final int ASSUMED_FILING_DAYS = 60;

  /** The usual federal limit for a standard decision (F27, F35, F39), when none is known. */
  private static final int ASSUMED_DECISION_DAYS = 30;

  /** Where in the United States a day begins first; no payer can have decided on a later one. */
  private static final ZoneId EASTERNMOST = ZoneId.of("America/Puerto_Rico");

  private final BusinessCalendar calendar;
  private final Counting counting;
  private final Reminders reminders;
  private final Clock clock;

  public Deadlines(BusinessCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.counting = new Counting(calendar);
    this.reminders = new Reminders(calendar);
    this.clock = clock;
  }

  /**
   * When a peer-to-peer call may be asked for at the latest. Never null: where no call is offered
   * and the letter states no time either, the window is over as soon as it starts. An assumed
   * window is counted from the receipt at the earliest, so that no assumption closes a call unseen.
   *
   * @param appealFiling the first level's filing deadline, which bounds calls without an end of
   *     their own (F18); null when none is known
   * @throws ImplausibleDeterminationDate when the payer cannot have decided yet
   */
  public ComputedDeadline callWindow(
      WindowRule rule, ClockFacts facts, ComputedDeadline appealFiling) {
    requirePlausible(facts.determinationDate());
    ClockEvent start = ClockEvent.of(rule.clockStart(), facts, rule.zone());
    if (facts.letterWindow() != null) {
      return letterWindow(rule, facts, start);
    }
    if (rule.offered() == Offered.NOT_OFFERED) {
      return deadline(start, start.instant(), DeadlineSource.RULE, Wording.notOffered(rule));
    }
    if (appealFiling != null && endsWithFiling(rule)) {
      return new ComputedDeadline(
          appealFiling.startsAt(),
          appealFiling.dueAt(),
          rule.zone(),
          appealFiling.source(),
          Wording.untilFiling(rule, appealFiling));
    }
    return rule.assumed() || !rule.isCounted()
        ? assumedWindow(rule, facts, start)
        : countedWindow(rule, start);
  }

  /** When a missed call may be called back at the latest (F16), where the rule says so. */
  public Optional<ComputedDeadline> callBack(WindowRule rule, Instant attemptedAt) {
    return Optional.ofNullable(rule.callBackBusinessDays())
        .map(
            days -> {
              ClockEvent attempt = ClockEvent.at(attemptedAt, rule.zone(), "the missed attempt");
              Span span = new Span(days, WindowUnit.BUSINESS_DAYS, ClosesAt.CLOSE_OF_BUSINESS);
              return count(
                  span, attempt, rule.hours(), DeadlineSource.RULE, Wording.callBack(rule));
            });
  }

  /**
   * When the appeal must be filed at the latest, at the end of that day in the payer's zone; a
   * weekend or holiday does not move it. Sixty calendar days are assumed where no length is known.
   *
   * @throws ImplausibleDeterminationDate when the payer cannot have decided yet
   */
  public ComputedDeadline appealFiling(AppealRight right, ClockFacts facts, ZoneId payerZone) {
    requirePlausible(facts.determinationDate());
    ClockEvent start = ClockEvent.of(right.filingClockStart(), facts, payerZone);
    if (facts.letterAppealDeadline() != null) {
      Instant dueAt = OpeningHours.aroundTheClock(payerZone).closesOn(facts.letterAppealDeadline());
      return deadline(
          start, dueAt, DeadlineSource.LETTER, Wording.letterFiling(right, dueAt, payerZone));
    }
    return count(
        Span.of(right.filingLength(), right.filingUnit(), ASSUMED_FILING_DAYS),
        start,
        OpeningHours.aroundTheClock(payerZone),
        source(right.assumed() || right.filingLength() == null),
        Wording.filing(right));
  }

  /** When the payer must have decided an appeal at the latest; thirty days where none is known. */
  public ComputedDeadline payerDecision(AppealRight right, Instant filedAt, ZoneId payerZone) {
    return count(
        Span.of(right.decisionLength(), right.decisionUnit(), ASSUMED_DECISION_DAYS),
        ClockEvent.at(filedAt, payerZone, "the filing"),
        OpeningHours.aroundTheClock(payerZone),
        source(right.assumed() || right.decisionLength() == null),
        Wording.decision(right));
  }

  /** The reminder and the escalation before a window closes; both at its close once it is over. */
  public Warnings warnings(Instant from, Instant dueAt, OpeningHours payer) {
    return reminders.warnings(from, dueAt, payer);
  }

  /**
   * When a call is to be asked for: the same local day (R9), by the practice's closing time if an
   * hour of it is left, else by the end of the day; never after the window closes.
   */
  public Instant requestDueAt(Instant receivedAt, Instant windowClosesAt, OpeningHours practice) {
    return reminders.requestDueAt(receivedAt, windowClosesAt, practice);
  }

  /** The reminders 14, 7 and 1 days before a filing deadline that are still ahead (R59). */
  public List<Instant> filingReminders(Instant from, ComputedDeadline filing) {
    return reminders.filingReminders(from, filing);
  }

  /** The warnings before a filing deadline, none before {@code from} or after the deadline. */
  public FilingWarnings filingWarnings(Instant from, ComputedDeadline filing, OpeningHours payer) {
    return reminders.filingWarnings(from, filing, payer);
  }

  /** The opening of the n-th business day before the last business day up to an instant. */
  public Instant businessDaysBefore(Instant dueAt, int days, OpeningHours hours) {
    return reminders.businessDaysBefore(dueAt, days, hours);
  }

  /**
   * Refuses a determination on a day that has not begun anywhere in the United States.
   *
   * @param determinationDate the payer's day, or null when it has not decided
   */
  public void requirePlausible(LocalDate determinationDate) {
    if (determinationDate != null
        && determinationDate.isAfter(clock.instant().atZone(EASTERNMOST).toLocalDate())) {
      throw new ImplausibleDeterminationDate();
    }
  }

  private static boolean endsWithFiling(WindowRule rule) {
    return switch (rule.unit()) {
      case APPEAL_WINDOW -> true;
      case ANY_TIME -> rule.offered() != Offered.BEFORE_DETERMINATION;
      case UNTIL_DETERMINATION -> rule.offered() == Offered.ANY_TIME;
      default -> false;
    };
  }

  private ComputedDeadline letterWindow(WindowRule rule, ClockFacts facts, ClockEvent start) {
    Instant dueAt = facts.letterWindow().atZone(rule.zone()).toInstant();
    return deadline(start, dueAt, DeadlineSource.LETTER, Wording.letterWindow(rule, dueAt));
  }

  private ComputedDeadline countedWindow(WindowRule rule, ClockEvent start) {
    Span span = new Span(rule.length(), rule.unit(), rule.closesAt());
    return count(span, start, rule.hours(), source(start.guessed()), Wording.window(rule));
  }

  private ComputedDeadline assumedWindow(WindowRule rule, ClockFacts facts, ClockEvent start) {
    ClockEvent receipt = ClockEvent.receipt(facts, rule.zone());
    ClockEvent from = start.instant().isBefore(receipt.instant()) ? receipt : start;
    Span span =
        rule.isCounted()
            ? new Span(rule.length(), rule.unit(), rule.closesAt())
            : new Span(ASSUMED_WINDOW_HOURS, WindowUnit.HOURS, ClosesAt.SAME_TIME);
    return count(span, from, rule.hours(), DeadlineSource.ASSUMED, Wording.assumedWindow(rule));
  }

  private ComputedDeadline count(
      Span span, ClockEvent event, OpeningHours hours, DeadlineSource source, Wording wording) {
    ClockEvent counted = counting.asCounted(event, span.unit(), hours);
    Instant dueAt = counting.close(counted, span, hours);
    String basis = Wording.basis(span, counted, hours, calendar);
    return deadline(
        event, dueAt, source, wording.say(basis, ClockText.format(dueAt, hours.zone())));
  }

  private static ComputedDeadline deadline(
      ClockEvent start, Instant dueAt, DeadlineSource source, String explanation) {
    return new ComputedDeadline(start.instant(), dueAt, start.at().getZone(), source, explanation);
  }

  private static DeadlineSource source(boolean assumed) {
    return assumed ? DeadlineSource.ASSUMED : DeadlineSource.RULE;
  }
}
