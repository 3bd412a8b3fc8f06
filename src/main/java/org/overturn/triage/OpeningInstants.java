package org.overturn.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.overturn.deadline.CaseClocks;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Ladder;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.WindowRule;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.ProcessVariable;
import org.overturn.process.ReminderLadder;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The instants that the model's timers read before a challenge or a resubmission is under way. */
@Component
class OpeningInstants {

  private static final Duration CHASE_REASON_AFTER = Duration.ofHours(24);

  private final Deadlines clocks;
  private final ReminderLadder ladder;
  private final OpeningHours practice;

  OpeningInstants(Deadlines clocks, ReminderLadder ladder, PracticeProperties practice) {
    this.clocks = clocks;
    this.ladder = ladder;
    this.practice = OpeningHours.of(practice);
  }

  /**
   * The instants by variable, and the window in words.
   *
   * @param from when the deadlines were set: what is left is halved from here, and the same day is
   *     this day
   * @param callMayCome false when the kind of the denial rules a call out
   */
  Map<String, Object> of(
      WindowRule rule, CaseClocks.Given given, Instant from, boolean callMayCome) {
    ComputedDeadline window = given.window();
    ComputedDeadline filing = given.filing();
    boolean callAhead = callMayCome && given.windowGiven() && !window.isOverAt(from);
    Instant nextClosing = callAhead ? window.dueAt() : filing.dueAt();
    Instant sameDay = clocks.requestDueAt(from, nextClosing, practice);
    String nextLadder =
        callAhead ? ReminderLadder.REQUEST_WINDOW : ReminderLadder.NO_REQUEST_WINDOW;
    Map<String, Object> instants = new HashMap<>();
    rungs(nextLadder, from, nextClosing, rule).forEach((name, at) -> put(instants, name, at));
    rungs(ReminderLadder.APPEAL_FILING, from, filing.dueAt(), rule)
        .forEach((name, at) -> put(instants, name, at));
    put(instants, Variables.WINDOW_CLOSES_AT, window.dueAt());
    put(instants, Variables.REQUEST_DUE_AT, sameDay);
    put(instants, Variables.REASON_DUE_AT, sameDay);
    put(instants, Variables.TRIAGE_DUE_AT, sameDay);
    put(instants, Variables.REASON_CHASE_AT, from.plus(CHASE_REASON_AFTER));
    put(instants, Variables.RESUBMISSION_DUE_AT, clocks.endOfNextBusinessDay(from, practice));
    put(instants, Variables.FILING_DEADLINE_AT, filing.dueAt());
    instants.put(Variables.WINDOW_CLOSES.name(), closesText(rule, window, filing, callAhead));
    return instants;
  }

  private static void put(
      Map<String, Object> instants, ProcessVariable<Date> variable, Instant at) {
    put(instants, variable.name(), at);
  }

  private static void put(Map<String, Object> instants, String variable, Instant at) {
    instants.put(variable, Date.from(at));
  }

  private Map<String, Instant> rungs(
      String deadline, Instant from, Instant dueAt, WindowRule rule) {
    return clocks.rungs(
        Ladder.from(ladder.of(deadline)), from, dueAt, rule.hours(), practice.zone());
  }

  private static String closesText(
      WindowRule rule, ComputedDeadline window, ComputedDeadline filing, boolean callAhead) {
    return callAhead
        ? ClockText.format(window.dueAt(), rule.zone())
        : "No call; appeal by " + ClockText.format(filing.dueAt(), rule.zone());
  }
}
