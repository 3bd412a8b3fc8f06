package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Lapse;
import org.overturn.deadline.LapseCause;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** Getting the signed letter to the payer in time, and not before it would cost the call (R65). */
@Service
class FilingAppeal {

  private final Appeals appeals;
  private final ProvingFiling proving;
  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  FilingAppeal(
      Appeals appeals,
      ProvingFiling proving,
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.appeals = appeals;
    this.proving = proving;
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Filing waits while a call can still come of it and the payer's rule ends the call on filing.
   */
  void holdChecked(CaseStep step) {
    Denial denial = step.denial();
    WindowRule rule = rules.callRule(denial.number()).orElseThrow();
    boolean held = rule.appealEndsCall() && denial.callTrack().isRunning();
    step.set(Variables.FILING_HELD, held);
    denial.appealTrack(held ? AppealTrack.HELD : AppealTrack.TO_FILE);
    if (held) {
      timeline.add(
          denial.number(),
          "Filing waits for the call: with this payer an appeal that is filed ends the right to it");
    }
  }

  /**
   * The appeal is filed, with proof. One that was filed after its deadline is kept as such.
   *
   * @return when the payer's decision is due
   * @throws AnswerRefused when the proof does not hold; see {@link ProvingFiling}
   */
  Instant filed(CaseStep step, FileAppealForm.Answers answers) {
    Denial denial = step.denial();
    Filed filed = answers.in(practice.zone());
    Optional<Instant> due =
        deadlines.running(denial.number(), DeadlineKind.APPEAL_FILING).map(CaseDeadline::dueAt);
    boolean late = due.filter(at -> filed.at().isAfter(at)).isPresent();
    Appeal appeal = current(denial);
    Sending sending = proving.filed(step, appeal, appeal.level(), filed, late);
    appeal.filed(sending.at(), step.user(), sending.method(), sending.confirmation());
    denial.appealFiled(true);
    denial.appealTrack(AppealTrack.FILED);
    settle(step, sending);
    ComputedDeadline decision = decisionDue(denial, sending.at());
    deadlines.set(denial.number(), DeadlineKind.PAYER_DECISION, decision);
    return decision.dueAt();
  }

  private void settle(CaseStep step, Sending sending) {
    if (sending.late()) {
      deadlines.lapsed(step.number(), DeadlineKind.APPEAL_FILING, "Filed after the deadline");
    } else {
      deadlines.met(step.number(), DeadlineKind.APPEAL_FILING);
    }
    timeline.add(
        step.number(),
        step.user(),
        "Appeal filed %s, confirmed and proven%s"
            .formatted(sending.how(), sending.late() ? ", but after its deadline" : ""));
  }

  /** The filing deadline passed; the record says what was missing, and when it really passed. */
  void missed(CaseStep step) {
    Denial denial = step.denial();
    String cause =
        current(denial).isSigned()
            ? "The letter was signed but not filed"
            : "The letter was not signed";
    String closing =
        deadlines
            .lapsed(denial.number(), DeadlineKind.APPEAL_FILING, cause)
            .map(Lapse::watchedClosing)
            .orElse("");
    denial.appealTrack(AppealTrack.DEADLINE_MISSED);
    step.set(Variables.APPEAL_RESULT, "lapsed")
        .set(Variables.APPEAL_FILED, false)
        .set(
            Variables.LAPSE_DUE_AT,
            clocks.endOfNextBusinessDay(clock.instant(), OpeningHours.of(practice)));
    timeline.add(denial.number(), "The filing deadline passed. " + cause + "." + closing);
  }

  /**
   * A supervisor says why the appeal was not filed, and whether the plan takes it late.
   *
   * @param until the last day on which it does, in the payer's zone; null when it does not
   * @throws AnswerRefused when that day is over where the payer is
   */
  void accounted(CaseStep step, LapseCause cause, String note, LocalDate until) {
    Denial denial = step.denial();
    if (until != null && until.isBefore(todayOf(denial))) {
      throw new AnswerRefused(
          "Please mend the form. late until: that day is over where the payer is.");
    }
    deadlines.accounted(denial.number(), DeadlineKind.APPEAL_FILING, cause, note, step.user());
    current(denial).takenLateUntil(until);
    step.set(Variables.FILES_LATE, until != null);
    timeline.add(denial.number(), step.user(), "Missed deadline accounted for. " + cause.label());
    if (until != null) {
      timeline.add(
          denial.number(),
          step.user(),
          "The plan takes the appeal late, until " + ClockText.format(until));
    }
  }

  private LocalDate todayOf(Denial denial) {
    ZoneId payers = rules.callRule(denial.number()).orElseThrow().zone();
    return LocalDate.ofInstant(clock.instant(), payers);
  }

  private ComputedDeadline decisionDue(Denial denial, Instant filedAt) {
    AppealRight right = rules.appealRight(denial.number(), denial.appealLevel()).orElseThrow();
    return clocks.payerDecision(
        right, filedAt, rules.callRule(denial.number()).orElseThrow().zone());
  }

  private Appeal current(Denial denial) {
    return appeals
        .findByCaseNumberAndLevel(denial.number().value(), denial.appealLevel())
        .orElseThrow();
  }
}
