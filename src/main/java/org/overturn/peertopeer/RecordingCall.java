package org.overturn.peertopeer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Effect;
import org.overturn.deadline.OpeningHours;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.Staff;
import org.springframework.stereotype.Service;

/** Writing down a call: only a physician does (R16, R54), and only once. */
@Service
class RecordingCall {

  /** Outcomes after which the payer's decision is still to come. */
  private static final Set<CallOutcome> AWAITED =
      EnumSet.of(CallOutcome.DECISION_TO_FOLLOW, CallOutcome.MORE_INFORMATION_REQUESTED);

  private final PeerToPeerCalls calls;
  private final CaseRules rules;
  private final Staff staff;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  RecordingCall(
      PeerToPeerCalls calls,
      CaseRules rules,
      Staff staff,
      CaseDeadlines deadlines,
      Deadlines clocks,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.calls = calls;
    this.rules = rules;
    this.staff = staff;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Keeps the record of the call that was scheduled last.
   *
   * @throws AnswerRefused when someone else than a physician records it, or when a call that can
   *     only explain is said to have overturned without the reviewer's authority
   */
  void recorded(CaseStep step, ConductCallForm.Answers answers) {
    if (!staff.isIn(step.user(), Staff.PHYSICIANS)) {
      throw new AnswerRefused("Only a physician records a peer-to-peer call.");
    }
    checkAuthority(step, answers);
    PeerToPeerCall call =
        calls.findFirstByCaseNumberOrderByAttemptDesc(step.number().value()).orElseThrow();
    call.record(answers, held(call, answers), step.user(), clock.instant());
    step.denial().callTrack(trackAfter(answers), null);
    if (AWAITED.contains(answers.callOutcome())) {
      deadlines.set(step.number(), DeadlineKind.CALL_DECISION, decision(answers));
    }
    timeline.add(step.number(), step.user(), "Call recorded: " + answers.callOutcome().words());
  }

  Instant documentsDue(ConductCallForm.Answers answers) {
    return answers.documentsDueDate() == null
        ? decision(answers).dueAt()
        : OpeningHours.of(practice).closesOn(answers.documentsDueDate());
  }

  Instant decisionDue(ConductCallForm.Answers answers) {
    return decision(answers).dueAt();
  }

  private ComputedDeadline decision(ConductCallForm.Answers answers) {
    return clocks.decisionAfterCall(
        clock.instant(), answers.decisionExpectedDate(), OpeningHours.of(practice));
  }

  private void checkAuthority(CaseStep step, ConductCallForm.Answers answers) {
    boolean explainsOnly =
        rules
            .callRule(step.number())
            .filter(rule -> rule.effect() == Effect.EXPLAINS_ONLY)
            .isPresent();
    if (explainsOnly
        && answers.callOutcome() == CallOutcome.OVERTURNED
        && !"yes".equals(answers.authority())) {
      throw new AnswerRefused(
          "By this payer's rule a call explains and does not overturn (R41). If the reviewer did"
              + " reverse the denial, say that they had the authority to.");
    }
  }

  private Slot held(PeerToPeerCall call, ConductCallForm.Answers answers) {
    if (answers.startedAt() == null || answers.endedAt() == null) {
      return new Slot(null, null);
    }
    LocalDate day = LocalDate.ofInstant(call.startsAt(), practice.zone());
    return Slot.of(day, answers.startedAt(), answers.endedAt(), practice.zone());
  }

  private static CallTrack trackAfter(ConductCallForm.Answers answers) {
    return switch (answers.callOutcome()) {
      case OVERTURNED, PARTIALLY_OVERTURNED -> CallTrack.OVERTURNED;
      case UPHELD -> CallTrack.UPHELD;
      case MORE_INFORMATION_REQUESTED -> CallTrack.DOCUMENTS_REQUESTED;
      case DECISION_TO_FOLLOW -> CallTrack.AWAITING_DECISION;
      case REVIEWER_ABSENT, WRONG_SPECIALTY -> CallTrack.TO_SCHEDULE;
    };
  }
}
