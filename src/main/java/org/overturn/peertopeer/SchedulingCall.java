package org.overturn.peertopeer;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.Moment;
import org.overturn.deadline.WhoMaySpeak;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.Staff;
import org.overturn.process.Timers;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** Agreeing the slot of a call, inside the payer's hours and with who the payer's rule admits. */
@Service
class SchedulingCall {

  private static final Duration PACKET_AHEAD = Duration.ofHours(2);

  private final PeerToPeerCalls calls;
  private final CaseRules rules;
  private final Staff staff;
  private final Timers timers;
  private final CaseMoments moments;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  SchedulingCall(
      PeerToPeerCalls calls,
      CaseRules rules,
      Staff staff,
      Timers timers,
      CaseMoments moments,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.calls = calls;
    this.rules = rules;
    this.staff = staff;
    this.timers = timers;
    this.moments = moments;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Keeps the slot.
   *
   * @throws AnswerRefused when it lies in the past or outside the payer's hours, or when the user
   *     may not hold the call by the payer's rule (R11, R17)
   */
  Slot scheduled(CaseStep step, ScheduleCallForm.Answers answers) {
    WindowRule rule = rules.callRule(step.number()).orElseThrow();
    Slot slot =
        Slot.of(answers.callDate(), answers.callTime(), rule.slotMinutes(), practice.zone());
    checkTime(slot, rule);
    checkSpeaker(answers.physician(), rule);
    int attempt = (int) calls.countByCaseNumber(step.number().value()) + 1;
    calls.save(new PeerToPeerCall(step.number().value(), attempt, slot, answers, step.user()));
    step.denial().callTrack(CallTrack.SCHEDULED, null);
    movePacket(step, slot);
    timeline.add(
        step.number(),
        step.user(),
        "Call scheduled for " + ClockText.format(slot.startsAt(), practice.zone()));
    return slot;
  }

  private void checkTime(Slot slot, WindowRule rule) {
    if (slot.startsAt().isBefore(clock.instant())) {
      throw new AnswerRefused("Please mend the form. call date: the slot lies in the past.");
    }
    ZonedDateTime start = slot.startsAt().atZone(rule.zone());
    ZonedDateTime end = slot.endsAt().atZone(rule.zone());
    boolean inHours =
        !start.toLocalTime().isBefore(rule.hours().opens())
            && !end.toLocalTime().isAfter(rule.hours().closes())
            && start.toLocalDate().equals(end.toLocalDate());
    if (!inHours) {
      throw new AnswerRefused(
          "Please mend the form. call time: the payer takes calls from %s to %s (%s)."
              .formatted(rule.hours().opens(), rule.hours().closes(), rule.zone()));
    }
  }

  private void checkSpeaker(String user, WindowRule rule) {
    boolean designeeAllowed = rule.whoMaySpeak() == WhoMaySpeak.DESIGNEE;
    if (!staff.exists(user)) {
      throw new AnswerRefused("Please mend the form. physician: there is no user with this id.");
    }
    if (!designeeAllowed && !staff.isIn(user, Staff.PHYSICIANS)) {
      throw new AnswerRefused(
          "Please mend the form. physician: by this payer's rule a physician holds the call.");
    }
  }

  /** The packet is due ahead of the call. */
  private void movePacket(CaseStep step, Slot slot) {
    moments.now(step.number(), Moment.SLOT_AGREED);
    timers.set(step.number(), Variables.PACKET_DUE_AT, slot.startsAt().minus(PACKET_AHEAD));
  }
}
