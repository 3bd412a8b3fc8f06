package org.overturn.peertopeer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overturn.deadline.CaseClocks;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Lapse;
import org.overturn.deadline.LapseCause;
import org.overturn.deadline.Moment;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.Strategy;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.evidence.Policies;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/**
 * Where the call track of a case stands, from its opening to its end, and what the model routes by.
 */
@Service
class CallTrackKeeping {

  private static final Duration PACKET_TIME = Duration.ofHours(24);
  private static final Duration TIME_TO_SCHEDULE_LATE = Duration.ofHours(4);

  /** Outcomes of a call in which the payer's reviewer was spoken with on the merits. */
  private static final Set<CallOutcome> HELD =
      EnumSet.complementOf(EnumSet.of(CallOutcome.REVIEWER_ABSENT, CallOutcome.WRONG_SPECIALTY));

  /** Of a timer that never comes: the rule gives no time to call back, or nobody missed a call. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final PeerToPeerCalls calls;
  private final CallRequests requests;
  private final RequestingCall requesting;
  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final CaseMoments moments;
  private final Policies policies;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  CallTrackKeeping(
      PeerToPeerCalls calls,
      CallRequests requests,
      RequestingCall requesting,
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      CaseMoments moments,
      Policies policies,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.calls = calls;
    this.requests = requests;
    this.requesting = requesting;
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.moments = moments;
    this.policies = policies;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The challenge opens: is a call possible, does the appeal wait for it (R45, R72), and by which
   * of the payer's policies is it argued?
   */
  void opened(CaseStep step) {
    Denial denial = step.denial();
    WindowRule rule = rules.callRule(step.number()).orElseThrow();
    CallAvailability call = availability(denial, rule);
    boolean available = CallAvailability.AVAILABLE.equals(call.code());
    denial.callTrack(available ? CallTrack.TO_REQUEST : CallTrack.NOT_AVAILABLE, call.why());
    Instant now = moments.now(step.number(), Moment.CHALLENGE_OPENED);
    step.set(Variables.CALL_AVAILABILITY, call.code())
        .set(Variables.CALL_OVERTURNED, false)
        .set(Variables.APPEAL_OVERTURNED, false)
        .set(Variables.CALL_RESULT, "")
        .set(Variables.CALL_BACK_UNTIL, NEVER)
        .set(Variables.APPEAL_RESULT, "")
        .set(Variables.APPEAL_WAITS_FOR_CALL, available && rule.strategy() == Strategy.CALL_FIRST);
    if (available) {
      Instant closes = step.instant(Variables.WINDOW_CLOSES_AT);
      deadlines.runAgain(step.number(), DeadlineKind.CALL_WINDOW);
      step.set(
              Variables.REQUEST_DUE_AT, clocks.requestDueAt(now, closes, OpeningHours.of(practice)))
          .set(Variables.PACKET_DUE_AT, packetDue(now, closes));
    }
    timeline.add(step.number(), "Challenge opened. " + call.why());
    policies.choose(denial);
  }

  /** When the prep packet is due while there is no slot for the call. */
  static Instant packetDue(Instant openedAt, Instant closes) {
    Instant due = openedAt.plus(PACKET_TIME);
    return due.isBefore(closes) ? due : closes;
  }

  /**
   * The challenge goes on and a call is possible after all: its track opens a second time, with
   * warnings for what is left of the window.
   */
  void openedAgain(CaseStep step) {
    Denial denial = step.denial();
    WindowRule rule = rules.callRule(step.number()).orElseThrow();
    CallAvailability call = availability(denial, rule);
    boolean available = CallAvailability.AVAILABLE.equals(call.code());
    denial.callTrack(available ? CallTrack.TO_REQUEST : CallTrack.NOT_AVAILABLE, call.why());
    Instant now = moments.now(step.number(), Moment.CHALLENGE_OPENED);
    Instant closes = step.instant(Variables.WINDOW_CLOSES_AT);
    moments.now(step.number(), Moment.REQUEST_OPENED_AGAIN);
    step.setInstants(requesting.rungs(step.number(), now, closes))
        .set(Variables.CALL_AVAILABILITY, call.code())
        .set(Variables.CALL_OVERTURNED, false)
        .set(Variables.CALL_RESULT, "")
        .set(Variables.CALL_BACK_UNTIL, NEVER)
        .set(Variables.REQUEST_DUE_AT, clocks.requestDueAt(now, closes, OpeningHours.of(practice)))
        .set(Variables.PACKET_DUE_AT, packetDue(now, closes));
    timeline.add(step.number(), "The call track opened again. " + call.why());
  }

  /** Whether a call can be asked for by these clocks now. */
  boolean isPossible(Denial denial, CaseClocks.Given given) {
    Optional<Instant> closesAt =
        given.windowGiven() ? Optional.of(given.window().dueAt()) : Optional.empty();
    WindowRule rule = rules.callRule(denial.number()).orElseThrow();
    return CallAvailability.AVAILABLE.equals(
        CallAvailability.of(rule, closesAt, held(denial), denial.receivedAt(), clock.instant())
            .code());
  }

  /** Whether the payer's rule allows another attempt after those that came to nothing (R68). */
  boolean attemptsAreLeft(Denial denial) {
    WindowRule rule = rules.callRule(denial.number()).orElseThrow();
    return count(denial, EnumSet.of(CallOutcome.REVIEWER_ABSENT)) < rule.missedAttemptsAllowed()
        && count(denial, EnumSet.of(CallOutcome.WRONG_SPECIALTY)) < MOST_REFERRALS;
  }

  /** The reviewer did not come, or was of another specialty: may the call be tried again (R68)? */
  void attemptCounted(CaseStep step) {
    boolean again = attemptsAreLeft(step.denial());
    step.set(Variables.MAY_SCHEDULE_AGAIN, again);
    step.denial()
        .callTrack(
            again ? CallTrack.TO_SCHEDULE : CallTrack.NOT_AVAILABLE,
            again ? null : "The attempts that the payer's rule allows are used up");
    timeline.add(
        step.number(),
        again
            ? "The call is scheduled again"
            : "No further attempt is allowed by the payer's rule");
    if (again) {
      step.set(Variables.CALL_BACK_UNTIL, NEVER);
      callBack(step.number()).ifPresent(until -> callBackBy(step, until));
    }
  }

  /** The clock of a call back runs from the attempt that the reviewer missed (F16). */
  Optional<ComputedDeadline> callBack(CaseNumber number) {
    WindowRule rule = rules.callRule(number).orElseThrow();
    return calls
        .findFirstByCaseNumberOrderByAttemptDesc(number.value())
        .filter(call -> call.outcome().filter(CallOutcome.REVIEWER_ABSENT::equals).isPresent())
        .flatMap(call -> clocks.callBack(rule, call.startsAt()));
  }

  private void callBackBy(CaseStep step, ComputedDeadline until) {
    deadlines
        .move(step.number(), DeadlineKind.CALL_BACK, until)
        .ifPresent(change -> timeline.add(step.number(), change.words()));
    Instant counted = moments.now(step.number(), Moment.ATTEMPT_COUNTED);
    step.setInstants(callBackInstants(step.number(), until, counted))
        .set(Variables.WINDOW_CLOSES, until.dueText());
  }

  /** The instants that the model's timers read while a call may be called back, by variable. */
  Map<String, Instant> callBackInstants(
      CaseNumber number, ComputedDeadline until, Instant countedAt) {
    Instant escalation =
        requesting
            .rungs(number, countedAt, until.dueAt())
            .getOrDefault(Variables.WINDOW_ESCALATION_AT.name(), until.dueAt());
    return Map.of(
        Variables.CALL_BACK_UNTIL.name(), until.dueAt(),
        Variables.WINDOW_CLOSES_AT.name(), until.dueAt(),
        Variables.SCHEDULE_ESCALATION_AT.name(), escalation);
  }

  /**
   * How often a call is sent on to a reviewer of a fitting specialty before the appeal alone goes
   * on.
   */
  private static final int MOST_REFERRALS = 3;

  void decisionReceived(CaseStep step) {
    timeline.add(
        step.number(),
        "The payer's decision after the call arrived: "
            + step.get(Variables.CALL_OUTCOME).replace('-', ' '));
  }

  /** A promise to reverse: true only once the authorization is there in writing (R42). */
  void overturned(CaseStep step) {
    step.set(Variables.CALL_OVERTURNED, true)
        .set(Variables.CALL_RESULT, step.get(Variables.CALL_OUTCOME));
    deadlines.met(step.number(), DeadlineKind.CALL_DECISION);
    step.denial().callTrack(CallTrack.OVERTURNED, "Promised; the authorization is awaited");
    timeline.add(step.number(), "The payer promised to reverse; the authorization is awaited");
  }

  void upheld(CaseStep step) {
    step.set(Variables.CALL_RESULT, "upheld");
    deadlines.met(step.number(), DeadlineKind.CALL_DECISION);
    step.denial().callTrack(CallTrack.UPHELD, null);
    timeline.add(step.number(), "The denial stands after the call; the appeal goes on");
  }

  void notHeld(CaseStep step) {
    step.set(Variables.CALL_RESULT, "not-held");
    deadlines.cancelled(step.number(), DeadlineKind.CALL_WINDOW, step.denial().callNote());
    deadlines.cancelled(step.number(), DeadlineKind.CALL_BACK, step.denial().callNote());
    step.denial().callTrack(CallTrack.NOT_AVAILABLE, step.denial().callNote());
    timeline.add(step.number(), "No call: the case goes on with the written appeal");
  }

  /**
   * The window closed unused; the record says why (R12) and when, which after an outage is not the
   * instant of the record. Before the request task is open, no timer of ours watches the window.
   * Where a correction took the window away there was none to lapse.
   */
  void lapsed(CaseStep step) {
    if (!runs(step, DeadlineKind.CALL_WINDOW) && !runs(step, DeadlineKind.CALL_BACK)) {
      step.denial().callTrack(CallTrack.NOT_AVAILABLE, "By the corrected facts there is no call");
      notHeld(step);
      return;
    }
    DeadlineKind kind = runningKind(step);
    boolean callBack = kind == DeadlineKind.CALL_BACK;
    String cause =
        callBack ? "No new call was agreed in the time to call back" : causeOfNoRequest(step);
    boolean watched = callBack || step.denial().callTrack() == CallTrack.TO_REQUEST;
    step.set(Variables.CALL_RESULT, "lapsed")
        .set(
            Variables.LAPSE_DUE_AT,
            clocks.endOfNextBusinessDay(clock.instant(), OpeningHours.of(practice)));
    String closing =
        deadlines
            .lapsed(step.number(), kind, cause)
            .map(watched ? Lapse::watchedClosing : Lapse::closing)
            .orElse("");
    step.denial().callTrack(CallTrack.LAPSED, cause);
    String what = callBack ? "The time to call back lapsed. " : "The request window lapsed. ";
    timeline.add(step.number(), what + cause + "." + closing);
  }

  /** Which of the call's two clocks runs: once a call was missed, the request is long made. */
  private DeadlineKind runningKind(CaseStep step) {
    return runs(step, DeadlineKind.CALL_BACK) ? DeadlineKind.CALL_BACK : DeadlineKind.CALL_WINDOW;
  }

  private boolean runs(CaseStep step, DeadlineKind kind) {
    return deadlines.running(step.number(), kind).isPresent();
  }

  private String causeOfNoRequest(CaseStep step) {
    List<CallRequest> attempts = requests.findByCaseNumberOrderById(step.number().value());
    return attempts.isEmpty()
        ? "No request was made before the window closed"
        : "Attempts to reach the payer given up: " + attempts.size();
  }

  /**
   * A supervisor says why the window was not used, and whether the payer takes the call all the
   * same.
   */
  void accounted(CaseStep step, LapseCause cause, String note, boolean lateCall) {
    for (DeadlineKind kind : List.of(DeadlineKind.CALL_WINDOW, DeadlineKind.CALL_BACK)) {
      deadlines.accounted(step.number(), kind, cause, note, step.user());
    }
    step.set(Variables.LATE_CALL, lateCall);
    timeline.add(step.number(), step.user(), "Lapsed window accounted for. " + cause.label());
    if (lateCall) {
      step.denial().callTrack(CallTrack.TO_SCHEDULE, "Granted after the window had closed");
      step.set(Variables.CALL_RESULT, "")
          .set(Variables.CALL_BACK_UNTIL, NEVER)
          .set(Variables.SCHEDULE_ESCALATION_AT, clock.instant().plus(TIME_TO_SCHEDULE_LATE));
      timeline.add(step.number(), step.user(), "The payer takes the call after its window");
    }
  }

  private CallAvailability availability(Denial denial, WindowRule rule) {
    Optional<Instant> closesAt =
        deadlines.of(denial.number()).stream()
            .filter(deadline -> deadline.kind() == DeadlineKind.CALL_WINDOW)
            .filter(deadline -> deadline.state() != DeadlineState.CANCELLED)
            .map(CaseDeadline::dueAt)
            .max(Instant::compareTo);
    return CallAvailability.of(rule, closesAt, held(denial), denial.receivedAt(), clock.instant());
  }

  private long held(Denial denial) {
    return count(denial, HELD);
  }

  private long count(Denial denial, Set<CallOutcome> outcomes) {
    return calls.countByCaseNumberAndOutcomeIn(denial.number().value(), outcomes);
  }
}
