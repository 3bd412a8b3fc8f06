package org.overturn.resolution;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.OpeningHours;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Authorization;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.denial.Outcome;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseStep;
import org.overturn.process.TasksTakenBack;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** From a promise of the payer to a resolution that is proven. */
@Service
class Resolving {

  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final BusinessCalendar calendar;
  private final Timeline timeline;
  private final TasksTakenBack takenBack;
  private final PracticeProperties practice;
  private final Clock clock;

  Resolving(
      CaseDeadlines deadlines,
      Deadlines clocks,
      BusinessCalendar calendar,
      Timeline timeline,
      TasksTakenBack takenBack,
      PracticeProperties practice,
      Clock clock) {
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.calendar = calendar;
    this.timeline = timeline;
    this.takenBack = takenBack;
    this.practice = practice;
    this.clock = clock;
  }

  /** Both tracks ended, or one overturned and ended the other (R51). */
  void challengeEnded(CaseStep step) {
    String result = best(step.get(Variables.CALL_RESULT), step.get(Variables.APPEAL_RESULT));
    step.set(Variables.CHALLENGE_RESULT, result)
        .set(Variables.OUTCOME, result)
        .set(Variables.APPEAL_FILED, step.denial().isAppealFiled());
    if (!"upheld".equals(result)) {
      stopTheOther(step.denial());
      awaitAuthorization(step);
      takenBack.because(
          step.number(),
          result.equals(step.get(Variables.CALL_RESULT))
              ? "the call overturned the denial"
              : "the appeal overturned the denial");
    }
    timeline.add(step.number(), "Challenge ended: " + result.replace('-', ' '));
  }

  void resubmissionApproved(CaseStep step) {
    step.set(Variables.OUTCOME, Outcome.RESUBMISSION_APPROVED.code())
        .set(Variables.APPEAL_FILED, step.denial().isAppealFiled());
    awaitAuthorization(step);
  }

  /** The payer approved in writing; what the approval answers is told by what was under way. */
  void payerApproved(CaseStep step) {
    Denial denial = step.denial();
    boolean resubmitted =
        denial.kind().filter(kind -> kind == DenialKind.ADMINISTRATIVE).isPresent()
            && denial.callTrack() == CallTrack.NOT_OPENED
            && denial.appealTrack() == AppealTrack.NOT_OPENED;
    Outcome outcome = resubmitted ? Outcome.RESUBMISSION_APPROVED : Outcome.OVERTURNED;
    step.set(Variables.OUTCOME, outcome.code())
        .set(Variables.APPEAL_FILED, denial.isAppealFiled())
        .set(Variables.WITHDRAWAL_DUE_AT, closeAfter(1));
    timeline.add(step.number(), "The payer's approval arrived in writing, with its number");
    takenBack.because(step.number(), "the payer approved in writing");
  }

  /** The authorization is there in writing. */
  void honored(CaseStep step, Authorization authorization) {
    step.denial().authorized(authorization);
    deadlines.met(step.number(), DeadlineKind.AUTHORIZATION);
    step.set(Variables.AUTHORIZATION_HONORED, true)
        .set(Variables.APPEAL_FILED, step.denial().isAppealFiled())
        .set(Variables.WITHDRAWAL_DUE_AT, closeAfter(1));
    timeline.add(step.number(), step.user(), "Authorization confirmed in writing");
  }

  /** The payer did not keep its promise: the challenge goes on. */
  void notHonored(CaseStep step) {
    deadlines.lapsed(step.number(), DeadlineKind.AUTHORIZATION, "The payer did not honour it");
    step.set(Variables.AUTHORIZATION_HONORED, false);
    timeline.add(step.number(), step.user(), "The payer did not honour its approval");
  }

  /** The end of the case. */
  void resolved(CaseStep step) {
    Outcome outcome = Outcome.of(step.get(Variables.OUTCOME));
    step.denial().resolved(outcome, clock.instant());
    deadlines.cancelAll(step.number(), "The case is resolved");
    timeline.add(step.number(), "Resolved: " + outcome.code().replace('-', ' '));
  }

  private void awaitAuthorization(CaseStep step) {
    ComputedDeadline expected = clocks.authorization(clock.instant(), OpeningHours.of(practice));
    deadlines.set(step.number(), DeadlineKind.AUTHORIZATION, expected);
    Instant due = expected.dueAt();
    step.set(Variables.AUTHORIZATION_DUE_AT, due).set(Variables.AUTHORIZATION_CHASE_AT, due);
  }

  private Instant closeAfter(int businessDays) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
    return calendar
        .plusBusinessDays(today, businessDays)
        .atTime(practice.closes())
        .atZone(practice.zone())
        .toInstant();
  }

  private static void stopTheOther(Denial denial) {
    if (denial.callTrack().isRunning()) {
      denial.callTrack(CallTrack.STOPPED, "The appeal overturned the denial");
    }
    if (denial.appealTrack().isRunning() && !denial.isAppealFiled()) {
      denial.appealTrack(AppealTrack.STOPPED);
    }
  }

  private static String best(String call, String appeal) {
    for (String result : new String[] {"overturned", "partially-overturned"}) {
      if (result.equals(call) || result.equals(appeal)) {
        return result;
      }
    }
    return "upheld";
  }
}
