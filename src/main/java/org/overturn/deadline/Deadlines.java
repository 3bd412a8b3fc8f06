package org.overturn.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Computes every deadline of a case and the rungs of the ladder before it. Pure: it keeps nothing,
 * and asks the clock only whether a determination can have been made yet.
 */
@Component
public class Deadlines {

  /** Where in the United States a day begins first; no payer can have decided on a later one. */
  private static final ZoneId EASTERNMOST = ZoneId.of("America/Puerto_Rico");

  private final CallWindows callWindows;
  private final AppealClocks appealClocks;
  private final WaitingClocks waitingClocks;
  private final BusinessCalendar calendar;
  private final Clock clock;

  public Deadlines(BusinessCalendar calendar, Clock clock) {
    Counting counting = new Counting(calendar);
    this.callWindows = new CallWindows(counting);
    this.appealClocks = new AppealClocks(counting);
    this.waitingClocks = new WaitingClocks(calendar);
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * When a peer-to-peer call may be asked for at the latest. Never null: where no call is offered
   * and the letter states no time either, the window is over as soon as it starts. An assumed
   * window stays open for 24 hours from the receipt at least, so that no assumption closes a call
   * unseen.
   *
   * @param appealFiling the first level's filing deadline, which bounds calls without an end of
   *     their own (F18); null when none is known
   * @throws ImplausibleDeterminationDate when the payer cannot have decided yet
   */
  public ComputedDeadline callWindow(
      WindowRule rule, ClockFacts facts, ComputedDeadline appealFiling) {
    requirePlausible(facts.determinationDate());
    return callWindows.window(rule, facts, appealFiling).by(rule.published());
  }

  /** When a missed call may be called back at the latest (F16), where the rule says so. */
  public Optional<ComputedDeadline> callBack(WindowRule rule, Instant attemptedAt) {
    return callWindows.callBack(rule, attemptedAt).map(until -> until.by(rule.published()));
  }

  /**
   * When the appeal must be filed at the latest, at the end of that day in the payer's zone; a
   * weekend or holiday does not move it. Sixty calendar days are assumed where no length is known.
   *
   * @throws ImplausibleDeterminationDate when the payer cannot have decided yet
   */
  public ComputedDeadline appealFiling(AppealRight right, ClockFacts facts, ZoneId payerZone) {
    requirePlausible(facts.determinationDate());
    return appealClocks.filing(right, facts, payerZone).by(right.published());
  }

  /**
   * When an appeal must be filed that the plan takes late, for good cause: at the end of the day
   * that it named, in the payer's zone.
   */
  public ComputedDeadline lateFiling(
      AppealRight right, ClockFacts facts, LocalDate until, ZoneId payerZone) {
    return appealClocks.lateFiling(right, facts, until, payerZone);
  }

  /** When the payer must have decided an appeal at the latest; thirty days where none is known. */
  public ComputedDeadline payerDecision(AppealRight right, Instant filedAt, ZoneId payerZone) {
    return appealClocks.decision(right, filedAt, payerZone).by(right.published());
  }

  /** When the payer is to have answered a corrected request that was sent on this day. */
  public ComputedDeadline resubmissionAnswer(
      LocalDate sent, boolean expedited, OpeningHours practice) {
    return waitingClocks.resubmissionAnswer(sent, expedited, practice);
  }

  /** When an authorization that the payer promised is to be there in writing (R42). */
  public ComputedDeadline authorization(Instant promisedAt, OpeningHours practice) {
    return waitingClocks.authorization(promisedAt, practice);
  }

  /**
   * When the payer is to have decided after a call.
   *
   * @param announced the day that the reviewer named, or null
   */
  public ComputedDeadline decisionAfterCall(
      Instant recordedAt, LocalDate announced, OpeningHours practice) {
    return waitingClocks.decisionAfterCall(recordedAt, announced, practice);
  }

  /**
   * When a call is to be asked for: the same local day (R9), by the practice's closing time if more
   * than an hour of it is left, else by the end of the day; never after the window closes.
   */
  public Instant requestDueAt(Instant receivedAt, Instant windowClosesAt, OpeningHours practice) {
    return new Reminders(calendar).requestDueAt(receivedAt, windowClosesAt, practice);
  }

  /**
   * When people are told that a deadline comes near, by the name of the timer that tells them (R12,
   * R59). No rung comes before {@code from}, and none after the deadline but those that are left
   * out, which lie a day behind it and so never come.
   *
   * @param from when the clock starts, usually now
   * @param payer the payer's hours, in which business hours and days are counted
   * @param practice the zone of the quiet hours
   */
  public Map<String, Instant> rungs(
      Ladder ladder, Instant from, Instant dueAt, OpeningHours payer, ZoneId practice) {
    return new Reminders(calendar.with(payer.daysOff()))
        .rungs(ladder, from, dueAt, payer, practice);
  }

  /**
   * When a rationale that was asked for in writing is looked after: no rule that we know gives the
   * payer a time for it, so the practice asks again after five business days.
   *
   * @param asked the day of the request, in the practice's zone
   */
  public Instant rationale(LocalDate asked, OpeningHours practice) {
    return waitingClocks.rationale(asked, practice);
  }

  /** When the practice closes on its next business day. */
  public Instant endOfNextBusinessDay(Instant now, OpeningHours practice) {
    return new Reminders(calendar).endOfNextBusinessDay(now, practice);
  }

  /**
   * Refuses a determination on a day that has not begun anywhere in the United States.
   *
   * @param determinationDate the payer's day, or null when it has not decided
   * @throws ImplausibleDeterminationDate when the payer cannot have decided yet
   */
  public void requirePlausible(LocalDate determinationDate) {
    LocalDate today = clock.instant().atZone(EASTERNMOST).toLocalDate();
    if (determinationDate != null && determinationDate.isAfter(today)) {
      throw new ImplausibleDeterminationDate();
    }
  }
}
