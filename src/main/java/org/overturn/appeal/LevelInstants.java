package org.overturn.appeal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockFacts;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Ladder;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.Denial;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.ProcessVariable;
import org.overturn.process.ReminderLadder;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** By when an appeal has to be filed at a level, and the instants that the model's timers read. */
@Component
class LevelInstants {

  private static final String FIRST = "internal-1";

  private final Appeals appeals;
  private final CaseRules rules;
  private final Deadlines clocks;
  private final ReminderLadder ladder;
  private final OpeningHours practice;

  LevelInstants(
      Appeals appeals,
      CaseRules rules,
      Deadlines clocks,
      ReminderLadder ladder,
      PracticeProperties practice) {
    this.appeals = appeals;
    this.rules = rules;
    this.clocks = clocks;
    this.ladder = ladder;
    this.practice = OpeningHours.of(practice);
  }

  /**
   * The filing deadline of this level, by the denial or by the decision at the level before; a plan
   * that takes the appeal late, for good cause, goes before both.
   */
  ComputedDeadline filing(Denial denial, AppealRight right, String level) {
    ClockFacts facts = facts(denial, level);
    ZoneId zone = rule(denial).zone();
    return appeals
        .findByCaseNumberAndLevel(denial.number().value(), level)
        .flatMap(Appeal::lateUntil)
        .map(day -> clocks.lateFiling(right, facts, day, zone))
        .orElseGet(() -> clocks.appealFiling(right, facts, zone));
  }

  /**
   * The instants by variable.
   *
   * @param from when the level opened
   */
  Map<String, Object> of(Denial denial, ComputedDeadline filing, Instant from) {
    Map<String, Object> instants = new HashMap<>();
    Ladder rungs = Ladder.from(ladder.of(ReminderLadder.APPEAL_FILING));
    clocks
        .rungs(rungs, from, filing.dueAt(), rule(denial).hours(), practice.zone())
        .forEach((name, at) -> instants.put(name, Date.from(at)));
    put(instants, Variables.FILING_DEADLINE_AT, filing.dueAt());
    put(instants, Variables.FILING_DUE_AT, filing.dueAt());
    put(
        instants,
        Variables.LETTER_DUE_AT,
        earlier(clocks.endOfNextBusinessDay(from, practice), filing.dueAt()));
    return instants;
  }

  private static void put(
      Map<String, Object> instants, ProcessVariable<Date> variable, Instant at) {
    instants.put(variable.name(), Date.from(at));
  }

  private WindowRule rule(Denial denial) {
    return rules.callRule(denial.number()).orElseThrow();
  }

  private ClockFacts facts(Denial denial, String level) {
    ClockFacts facts = ClockFacts.of(denial.determinationDate(), denial.receivedAt());
    return FIRST.equals(level)
        ? facts.withLetterAppealDeadline(denial.letterAppealDeadline().orElse(null))
        : facts.withPreviousDecisionDate(lastDecision(denial));
  }

  private LocalDate lastDecision(Denial denial) {
    return appeals.findByCaseNumberOrderBySignedAt(denial.number().value()).stream()
        .flatMap(appeal -> appeal.decidedOn().stream())
        .max(LocalDate::compareTo)
        .orElse(denial.determinationDate());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
