package org.overturn.peertopeer;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Schedule the call</i>. */
@Component
class ScheduleCallForm implements TaskForm<ScheduleCallForm.Answers> {

  private static final Duration REMINDER = Duration.ofHours(1);
  private static final Duration RECORD_DUE = Duration.ofHours(1);
  private static final Duration RECORD_ESCALATION = Duration.ofHours(4);

  /**
   * Date and time are the practice's.
   *
   * @param physician the user id of who holds the call
   * @param separatelyAsked whether what the payer's rule wants to be asked for besides is asked for
   * @param payerSetTime whether the payer itself set a time that lies after its window
   * @param physicianAgreed whether the physician agreed to a time at which they are not free
   * @param noSlot whether the payer granted the call and gives no time for it; then nothing else is
   *     asked for
   */
  record Answers(
      LocalDate callDate,
      LocalTime callTime,
      @Size(max = 100) String physician,
      @Size(max = 200) String dialIn,
      @Size(max = 200) String reviewerExpected,
      Boolean separatelyAsked,
      Boolean payerSetTime,
      Boolean physicianAgreed,
      Boolean noSlot) {

    @AssertTrue(message = "give the day of the call, the time, who holds it and the number to dial")
    boolean isTimeComplete() {
      return isWithoutTime()
          || callDate != null && callTime != null && physician != null && dialIn != null;
    }

    boolean isWithoutTime() {
      return Boolean.TRUE.equals(noSlot);
    }
  }

  private final SchedulingCall scheduling;

  ScheduleCallForm(SchedulingCall scheduling) {
    this.scheduling = scheduling;
  }

  @Override
  public String key() {
    return "schedule-call";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    if (answers.isWithoutTime()) {
      step.set(Variables.SLOT_RESULT, scheduling.withoutTime(step));
      return;
    }
    Slot slot = scheduling.scheduled(step, answers);
    step.set(Variables.SLOT_RESULT, SchedulingCall.AGREED);
    step.set(Variables.CALL_STARTS_AT, slot.startsAt())
        .set(Variables.CALL_REMINDER_AT, slot.startsAt().minus(REMINDER))
        .set(Variables.CALL_RECORD_DUE_AT, slot.endsAt().plus(RECORD_DUE))
        .set(Variables.CALL_RECORD_ESCALATION_AT, slot.endsAt().plus(RECORD_ESCALATION));
  }
}
