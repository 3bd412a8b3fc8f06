package org.overturn.peertopeer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Ladder;
import org.overturn.deadline.Moment;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.ReminderLadder;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** Asking the payer for the call inside its window, as often as it takes (R14). */
@Service
class RequestingCall {

  private static final Duration LEAST_TIME_TO_SCHEDULE = Duration.ofHours(4);

  private final CallRequests requests;
  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final CaseMoments moments;
  private final ReminderLadder ladder;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  RequestingCall(
      CallRequests requests,
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      CaseMoments moments,
      ReminderLadder ladder,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.requests = requests;
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.moments = moments;
    this.ladder = ladder;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The payer holds the call.
   *
   * @return when a supervisor is told that no slot is agreed
   */
  Instant granted(CaseStep step, RequestPeerToPeerForm.Answers answers, Instant escalationAt) {
    keep(step, answers);
    deadlines.met(step.number(), DeadlineKind.CALL_WINDOW);
    step.denial().callTrack(CallTrack.TO_SCHEDULE, null);
    timeline.add(step.number(), step.user(), "Peer-to-peer call requested and granted");
    return scheduleEscalation(moments.now(step.number(), Moment.REQUEST_GRANTED), escalationAt);
  }

  /**
   * Nobody was reached; the task opens again inside the same window.
   *
   * @return the rungs of the ladder for what is left of the window, by the name of their timer
   */
  Map<String, Instant> givenUp(
      CaseStep step, RequestPeerToPeerForm.Answers answers, Instant closesAt) {
    keep(step, answers);
    timeline.add(
        step.number(), step.user(), "Payer not reached; the request is tried again in the window");
    return rungs(step.number(), moments.now(step.number(), Moment.REQUEST_OPENED_AGAIN), closesAt);
  }

  /**
   * The payer granted the call and gives no time for it: it is asked again while the window is
   * open.
   *
   * @return the rungs of the ladder, by the name of their timer
   */
  Map<String, Instant> askedAgain(CaseStep step, Instant closesAt) {
    deadlines.runAgain(step.number(), DeadlineKind.CALL_WINDOW);
    step.denial().callTrack(CallTrack.TO_REQUEST, null);
    timeline.add(
        step.number(), step.user(), "The payer gave no time for the call; it is asked again");
    Instant now = moments.now(step.number(), Moment.REQUEST_OPENED_AGAIN);
    moments.now(step.number(), Moment.REQUEST_DUE_AGAIN);
    step.set(
        Variables.REQUEST_DUE_AT, clocks.requestDueAt(now, closesAt, OpeningHours.of(practice)));
    return rungs(step.number(), now, closesAt);
  }

  /** The payer granted the call, and gave no time for it before its window closed. */
  void neverGiven(CaseStep step) {
    String why = "The payer granted a call and gave no time for it before the window closed";
    step.denial().callTrack(CallTrack.NOT_AVAILABLE, why);
    timeline.add(step.number(), step.user(), why);
  }

  /** The rungs of the ladder for a request that opened again, by the name of their timer. */
  Map<String, Instant> rungs(CaseNumber number, Instant openedAt, Instant closesAt) {
    OpeningHours hours = rules.callRule(number).map(WindowRule::hours).orElseThrow();
    return clocks.rungs(
        Ladder.from(ladder.of(ReminderLadder.REQUEST_WINDOW)),
        openedAt,
        closesAt,
        hours,
        practice.zone());
  }

  /**
   * When a supervisor is told that no slot is agreed: not before there was time to agree on one.
   */
  static Instant scheduleEscalation(Instant grantedAt, Instant escalationAt) {
    Instant soonest = grantedAt.plus(LEAST_TIME_TO_SCHEDULE);
    return escalationAt.isAfter(soonest) ? escalationAt : soonest;
  }

  /** The payer offers no call. */
  void refused(CaseStep step, RequestPeerToPeerForm.Answers answers) {
    keep(step, answers);
    moments.now(step.number(), Moment.CALL_DECLINED);
    deadlines.cancelled(step.number(), DeadlineKind.CALL_WINDOW, "The payer offers no call");
    step.denial().callTrack(CallTrack.NOT_AVAILABLE, answers.refusalReason());
    timeline.add(step.number(), step.user(), "The payer offers no peer-to-peer call");
  }

  /** The practice lets the window pass on purpose; who decided so, and why, is kept. */
  void notWanted(CaseStep step, String reason) {
    moments.now(step.number(), Moment.CALL_DECLINED);
    deadlines.cancelled(
        step.number(), DeadlineKind.CALL_WINDOW, "The practice decided not to ask for a call");
    step.denial().callTrack(CallTrack.NOT_AVAILABLE, "Decided not to ask: " + reason);
    timeline.add(step.number(), step.user(), "Decided not to ask for a peer-to-peer call");
  }

  private void keep(CaseStep step, RequestPeerToPeerForm.Answers answers) {
    Instant at =
        answers.requestedDate().atTime(answers.requestedTime()).atZone(practice.zone()).toInstant();
    if (at.isAfter(clock.instant().plus(Duration.ofMinutes(5)))) {
      throw new AnswerRefused("Please mend the form. requested date: it lies in the future.");
    }
    requests.save(new CallRequest(step.number().value(), answers, at, step.user()));
  }
}
