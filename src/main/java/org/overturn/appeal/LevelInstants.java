package org.overturn.appeal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.BusinessCalendar;
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
  private final BusinessCalendar calendar;
  private final ReminderLadder ladder;
  private final OpeningHours practice;

  LevelInstants(
      Appeals appeals,
      CaseRules rules,
      Deadlines clocks,
      BusinessCalendar calendar,
      ReminderLadder ladder,
      PracticeProperties practice) {
    this.appeals = appeals;
    this.rules = rules;
    this.clocks = clocks;
    this.calendar = calendar;
    this.ladder = ladder;
    this.practice = new OpeningHours(practice.opens(), practice.closes(), practice.zone());
  }

  /** The filing deadline of this level, by the denial or by the decision at the level before. */
  ComputedDeadline filing(Denial denial, AppealRight right, String level) {
    return clocks.appealFiling(right, facts(denial, level), rule(denial).zone());
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
    put(instants, Variables.LETTER_DUE_AT, earlier(endOfNextBusinessDay(from), filing.dueAt()));
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
    return appeals.findByCaseNumber(denial.number().value()).stream()
        .flatMap(appeal -> appeal.decidedOn().stream())
        .max(LocalDate::compareTo)
        .orElse(denial.determinationDate());
  }

  private Instant endOfNextBusinessDay(Instant from) {
    return calendar
        .plusBusinessDays(LocalDate.ofInstant(from, practice.zone()), 1)
        .atTime(practice.closes())
        .atZone(practice.zone())
        .toInstant();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
