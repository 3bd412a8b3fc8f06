package org.overturn.peertopeer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.overturn.availability.Availability;
import org.overturn.availability.Interval;
import org.overturn.availability.OwnCalendars;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CaseNumber;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.springframework.stereotype.Component;

/** Whether a time that a person chose or typed can be a call's; what is refused says why. */
@Component
class SlotCheck {

  private static final String MEND = "Please mend the form. ";

  private final CallBounds bounds;
  private final Availability availability;
  private final OwnCalendars calendars;
  private final PeerToPeerCalls calls;
  private final BusinessCalendar calendar;
  private final PracticeProperties practice;
  private final Clock clock;

  SlotCheck(
      CallBounds bounds,
      Availability availability,
      OwnCalendars calendars,
      PeerToPeerCalls calls,
      BusinessCalendar calendar,
      PracticeProperties practice,
      Clock clock) {
    this.bounds = bounds;
    this.availability = availability;
    this.calendars = calendars;
    this.calls = calls;
    this.calendar = calendar;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Refuses a slot that cannot be: past, outside the payer's hours, after the window (R11), while
   * the physician is not free, or taken.
   *
   * @throws AnswerRefused saying what does not fit and how to mend it
   */
  void check(CaseNumber number, WindowRule rule, Slot slot, ScheduleCallForm.Answers answers) {
    if (slot.startsAt().isBefore(clock.instant())) {
      throw refused("call date: the slot lies in the past.");
    }
    checkPayer(rule.hours(), slot);
    if (!Boolean.TRUE.equals(answers.payerSetTime())) {
      checkWindow(bounds.latest(number), slot);
    }
    if (!Boolean.TRUE.equals(answers.physicianAgreed())) {
      checkPhysician(answers.physician(), slot);
    }
    Interval time = new Interval(slot.startsAt(), slot.endsAt());
    boolean taken =
        calls
            .findByPhysicianAndHoldsSlotTrueAndEndsAtAfter(answers.physician(), slot.startsAt())
            .stream()
            .anyMatch(call -> time.overlaps(new Interval(call.startsAt(), call.endsAt())));
    if (taken) {
      throw taken();
    }
  }

  static AnswerRefused taken() {
    return refused("call time: the physician has another call at this time; choose another slot.");
  }

  private void checkPayer(OpeningHours hours, Slot slot) {
    ZonedDateTime start = slot.startsAt().atZone(hours.zone());
    ZonedDateTime end = slot.endsAt().atZone(hours.zone());
    boolean inHours =
        !start.toLocalTime().isBefore(hours.opens())
            && !end.toLocalTime().isAfter(hours.closes())
            && start.toLocalDate().equals(end.toLocalDate());
    if (!inHours) {
      throw refused(
          "call time: the payer takes calls from %s to %s (%s)."
              .formatted(hours.opens(), hours.closes(), hours.zone()));
    }
    LocalDate day = start.toLocalDate();
    if (!calendar.isBusinessDay(day) || hours.daysOff().contains(day)) {
      throw refused("call date: the payer takes calls on business days, and this is none.");
    }
  }

  private void checkWindow(Optional<CallBounds.Bound> latest, Slot slot) {
    Optional<Instant> binding = latest.filter(bound -> !bound.assumed()).map(CallBounds.Bound::at);
    if (binding.isPresent() && slot.endsAt().isAfter(binding.get())) {
      throw refused(
          "call date: the call has to be over by "
              + ClockText.format(binding.get(), practice.zone())
              + ". If the payer itself set a later time, say so on the form.");
    }
  }

  private void checkPhysician(String physician, Slot slot) {
    Interval time = new Interval(slot.startsAt(), slot.endsAt());
    availability
        .hindrance(physician, time)
        .or(() -> ownCalendar(physician, time))
        .ifPresent(
            why -> {
              throw refused(
                  "call time: the physician is not free: "
                      + why
                      + ". If they agreed to it all the same, say so on the form.");
            });
  }

  /** A calendar that cannot be read hinders nobody; the form has said that it was not consulted. */
  private Optional<String> ownCalendar(String physician, Interval time) {
    return calendars.of(physician).busy().stream().anyMatch(time::overlaps)
        ? Optional.of("they are busy by their own calendar")
        : Optional.empty();
  }

  private static AnswerRefused refused(String what) {
    return new AnswerRefused(MEND + what);
  }
}
