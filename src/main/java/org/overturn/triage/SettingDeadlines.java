package org.overturn.triage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockFacts;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Ladder;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.denial.Stage;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseStep;
import org.overturn.process.ReminderLadder;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/**
 * Sets every deadline of a case in the transaction that creates it (R2), and again when its facts
 * have changed: the call window by the payer's rule or the letter, the filing deadline by the right
 * to appeal, and from both the instants that the model's timers read.
 */
@Service
class SettingDeadlines {

  private static final Duration CHASE_REASON_AFTER = Duration.ofHours(24);

  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final BusinessCalendar calendar;
  private final ReminderLadder ladder;
  private final Timeline timeline;
  private final OpeningHours practice;
  private final Clock clock;

  SettingDeadlines(
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      BusinessCalendar calendar,
      ReminderLadder ladder,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.calendar = calendar;
    this.ladder = ladder;
    this.timeline = timeline;
    this.practice = new OpeningHours(practice.opens(), practice.closes(), practice.zone());
    this.clock = clock;
  }

  /** Maps what the three decision tables answered onto the case, its deadlines and its timers. */
  void set(CaseStep step) {
    Denial denial = step.denial();
    Classification classified = Classification.from(step.takeDecision("classification"));
    WindowRule rule = rules.keepCallRule(denial.number(), step.takeDecision("peerToPeerRule"));
    AppealRight right =
        rules.keepAppealRight(
            denial.number(), denial.appealLevel(), step.takeDecision("appealRights"));

    classify(step, classified);
    ClockFacts facts = facts(denial, rule.zone());
    ComputedDeadline filing = clocks.appealFiling(right, facts, rule.zone());
    ComputedDeadline window = clocks.callWindow(rule, facts, filing);
    boolean offered =
        rule.offersCall(denial.stage() == Stage.BEFORE_DETERMINATION)
            || window.source() == DeadlineSource.LETTER;
    boolean callAhead = offered && !window.isOverAt(clock.instant());
    boolean callMayCome =
        denial.kind().orElseThrow() != DenialKind.ADMINISTRATIVE
            || step.isTrue(Variables.NEEDS_TRIAGE);

    keepOrEnd(denial, DeadlineKind.CALL_WINDOW, window, offered && callMayCome);
    keepOrEnd(denial, DeadlineKind.APPEAL_FILING, filing, right.available());
    timers(step, rule, window, filing, callAhead && callMayCome);
    step.set(Variables.RULE, rule.name())
        .set(Variables.RULE_ASSUMED, rule.assumed() || window.isAssumed());
  }

  private void classify(CaseStep step, Classification classified) {
    Denial denial = step.denial();
    denial.classified(step.get(Variables.REASON_TOPIC), classified.kind(), classified.why());
    boolean decidedByPerson = denial.kindDecidedBy().isPresent();
    step.set(Variables.DENIAL_KIND, denial.kind().orElseThrow().code())
        .set(Variables.REASON_IN_WRITING, denial.reason().inWriting())
        .set(Variables.NEEDS_TRIAGE, classified.needsPerson() && !decidedByPerson);
  }

  private void timers(
      CaseStep step,
      WindowRule rule,
      ComputedDeadline window,
      ComputedDeadline filing,
      boolean callAhead) {
    Instant now = clock.instant();
    Instant nextClosing = callAhead ? window.dueAt() : filing.dueAt();
    Instant today = clocks.requestDueAt(now, nextClosing, practice);
    String nextLadder =
        callAhead ? ReminderLadder.REQUEST_WINDOW : ReminderLadder.NO_REQUEST_WINDOW;
    step.setInstants(rungs(nextLadder, nextClosing, rule))
        .setInstants(rungs(ReminderLadder.APPEAL_FILING, filing.dueAt(), rule))
        .set(Variables.WINDOW_CLOSES_AT, window.dueAt())
        .set(Variables.WINDOW_CLOSES, closesText(rule, window, filing, callAhead))
        .set(Variables.REQUEST_DUE_AT, today)
        .set(Variables.REASON_DUE_AT, today)
        .set(Variables.TRIAGE_DUE_AT, today)
        .set(Variables.REASON_CHASE_AT, now.plus(CHASE_REASON_AFTER))
        .set(Variables.RESUBMISSION_DUE_AT, endOfNextBusinessDay(now))
        .set(Variables.FILING_DEADLINE_AT, filing.dueAt());
  }

  private Map<String, Instant> rungs(String deadline, Instant dueAt, WindowRule rule) {
    return clocks.rungs(
        Ladder.from(ladder.of(deadline)), clock.instant(), dueAt, rule.hours(), practice.zone());
  }

  private String closesText(
      WindowRule rule, ComputedDeadline window, ComputedDeadline filing, boolean callAhead) {
    return callAhead
        ? ClockText.format(window.dueAt(), rule.zone())
        : "No call; appeal by " + ClockText.format(filing.dueAt(), rule.zone());
  }

  private Instant endOfNextBusinessDay(Instant now) {
    var day = calendar.plusBusinessDays(now.atZone(practice.zone()).toLocalDate(), 1);
    return day.atTime(practice.closes()).atZone(practice.zone()).toInstant();
  }

  /** A deadline that ran on other facts ends where these give none. */
  private void keepOrEnd(
      Denial denial, DeadlineKind kind, ComputedDeadline computed, boolean given) {
    if (given) {
      keep(denial, kind, computed);
    } else if (deadlines.running(denial.number(), kind).isPresent()) {
      deadlines.cancelled(denial.number(), kind, "The case's facts give no such deadline");
      timeline.add(denial.number(), "Deadline ended. " + kind.label());
    }
  }

  /** Keeps the deadline; when one ran already and moves, the timeline says from what to what. */
  private void keep(Denial denial, DeadlineKind kind, ComputedDeadline computed) {
    Optional<CaseDeadline> before = deadlines.running(denial.number(), kind);
    String until = ClockText.format(computed.dueAt(), computed.zone());
    if (before.isEmpty()) {
      timeline.add(denial.number(), "Deadline set. " + kind.label() + ": by " + until);
    } else if (!before.get().dueAt().equals(computed.dueAt())) {
      String from = ClockText.format(before.get().dueAt(), before.get().zone());
      timeline.add(
          denial.number(), "Deadline moved. " + kind.label() + ": from " + from + " to " + until);
    }
    deadlines.set(denial.number(), kind, computed);
  }

  private static ClockFacts facts(Denial denial, ZoneId payersZone) {
    return ClockFacts.of(denial.determinationDate(), denial.receivedAt())
        .withDeterminationTime(denial.determinationTime().orElse(null))
        .withLetterWindow(letterWindow(denial, payersZone))
        .withLetterAppealDeadline(denial.letterAppealDeadline().orElse(null));
  }

  /** In the payer's zone, also where the letter names another one. */
  private static LocalDateTime letterWindow(Denial denial, ZoneId payersZone) {
    LocalDateTime stated = denial.letterWindow().orElse(null);
    return stated == null || denial.letterWindowZone().isEmpty()
        ? stated
        : stated
            .atZone(denial.letterWindowZone().get())
            .withZoneSameInstant(payersZone)
            .toLocalDateTime();
  }
}
