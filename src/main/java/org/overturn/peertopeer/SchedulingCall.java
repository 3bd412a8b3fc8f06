package org.overturn.peertopeer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Moment;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.Timers;
import org.overturn.process.Variables;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * Agreeing the slot of a call: inside the payer's hours and window, at a time that is the
 * physician's alone, and with who the payer's rule admits.
 */
@Service
class SchedulingCall {

  private static final Duration PACKET_AHEAD = Duration.ofHours(2);

  /** What the model routes by. */
  static final String AGREED = "agreed";

  private static final String ASK_AGAIN = "ask-again";
  private static final String NEVER_GIVEN = "never-given";

  /** The constraint of the database that keeps two calls off the same time. */
  private static final String ONE_AT_A_TIME = "peer_to_peer_call_one_at_a_time";

  private final PeerToPeerCalls calls;
  private final CaseRules rules;
  private final SlotCheck check;
  private final Speakers speakers;
  private final CallingOff callingOff;
  private final RequestingCall requesting;
  private final Timers timers;
  private final CaseMoments moments;
  private final CaseDeadlines deadlines;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  SchedulingCall(
      PeerToPeerCalls calls,
      CaseRules rules,
      SlotCheck check,
      Speakers speakers,
      CallingOff callingOff,
      RequestingCall requesting,
      Timers timers,
      CaseMoments moments,
      CaseDeadlines deadlines,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.calls = calls;
    this.rules = rules;
    this.check = check;
    this.speakers = speakers;
    this.callingOff = callingOff;
    this.requesting = requesting;
    this.timers = timers;
    this.moments = moments;
    this.deadlines = deadlines;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Keeps the slot.
   *
   * @throws AnswerRefused when it does not fit the payer, the window or the physician, when another
   *     call has it, or when the user may not hold the call by the payer's rule (R11, R17)
   */
  Slot scheduled(CaseStep step, ScheduleCallForm.Answers answers) {
    WindowRule rule = rules.callRule(step.number()).orElseThrow();
    Slot slot =
        Slot.of(answers.callDate(), answers.callTime(), rule.slotMinutes(), practice.zone());
    speakers.check(answers.physician(), step.denial(), rule);
    check.check(step.number(), rule, slot, answers);
    checkAskedBesides(rule, answers);
    keep(call(step, slot, answers));
    deadlines.met(step.number(), DeadlineKind.CALL_BACK);
    step.denial().callTrack(CallTrack.SCHEDULED, null);
    movePacket(step, slot);
    timeline.add(
        step.number(),
        step.user(),
        "Call scheduled for "
            + ClockText.format(slot.startsAt(), practice.zone())
            + (rule.separateRequest().isEmpty() ? "" : ". Asked besides: " + rule.separateRequest())
            + exceptions(step, answers));
    return slot;
  }

  /**
   * The payer granted the call and gives no time for it.
   *
   * @return how the model goes on: it is asked again while its window is open, else there is no
   *     call
   */
  String withoutTime(CaseStep step) {
    callingOff.calledOff(step.number(), "The payer gave no other time for the call");
    Instant closes = step.instant(Variables.WINDOW_CLOSES_AT);
    if (clock.instant().isBefore(closes)) {
      step.setInstants(requesting.askedAgain(step, closes));
      return ASK_AGAIN;
    }
    requesting.neverGiven(step);
    return NEVER_GIVEN;
  }

  /** A call that was moved is the same call at its new time; its calendar entry is changed. */
  private PeerToPeerCall call(CaseStep step, Slot slot, ScheduleCallForm.Answers answers) {
    String number = step.number().value();
    Optional<PeerToPeerCall> moved =
        calls.findFirstByCaseNumberOrderByAttemptDesc(number).filter(PeerToPeerCall::isOpen);
    if (moved.isEmpty()) {
      int attempt = (int) calls.countByCaseNumber(number) + 1;
      return new PeerToPeerCall(number, attempt, slot, answers, step.user());
    }
    if (!moved.get().physician().equals(answers.physician())) {
      callingOff.excuse(step.number(), moved.get());
    }
    moved.get().reschedule(slot, answers, step.user());
    return moved.get();
  }

  /** The database has the last word: two people may choose the same slot in the same moment. */
  private void keep(PeerToPeerCall call) {
    try {
      calls.saveAndFlush(call);
    } catch (DataIntegrityViolationException taken) {
      if (!String.valueOf(taken.getMessage()).contains(ONE_AT_A_TIME)) {
        throw taken;
      }
      throw SlotCheck.taken();
    } catch (PessimisticLockingFailureException bothAtOnce) {
      throw SlotCheck.taken();
    }
  }

  /** With some payers the call alone overturns nothing (R69). */
  private static void checkAskedBesides(WindowRule rule, ScheduleCallForm.Answers answers) {
    boolean asked = Boolean.TRUE.equals(answers.separatelyAsked());
    if (!rule.separateRequest().isEmpty() && !asked) {
      throw new AnswerRefused(
          "Please mend the form. %s Tick that you have asked for it."
              .formatted(rule.separateRequest()));
    }
  }

  private String exceptions(CaseStep step, ScheduleCallForm.Answers answers) {
    StringBuilder words = new StringBuilder();
    speakers
        .ordering(step.denial())
        .filter(ordering -> !ordering.id().equals(answers.physician()))
        .ifPresent(
            ordering ->
                words.append(
                    ". %s is asked to cover for %s".formatted(answers.physician(), ordering.id())));
    if (Boolean.TRUE.equals(answers.payerSetTime())) {
      words.append(". The payer itself set the time");
    }
    if (Boolean.TRUE.equals(answers.physicianAgreed())) {
      words.append(". The physician agreed to a time outside their free hours");
    }
    return words.toString();
  }

  /** The packet is due ahead of the call. */
  private void movePacket(CaseStep step, Slot slot) {
    moments.now(step.number(), Moment.SLOT_AGREED);
    timers.set(step.number(), Variables.PACKET_DUE_AT, slot.startsAt().minus(PACKET_AHEAD));
  }
}
