package org.overturn.peertopeer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
   * @param payerSetTime whether the payer itself set a time that lies after its window
   * @param physicianAgreed whether the physician agreed to a time at which they are not free
   */
  record Answers(
      @NotNull(message = "give the day of the call") LocalDate callDate,
      @NotNull(message = "give the time of the call") LocalTime callTime,
      @NotBlank(message = "name the user who holds the call") @Size(max = 100) String physician,
      @NotBlank(message = "give the number or link to dial in") @Size(max = 200) String dialIn,
      @Size(max = 200) String reviewerExpected,
      Boolean payerSetTime,
      Boolean physicianAgreed) {}

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
    Slot slot = scheduling.scheduled(step, answers);
    step.set(Variables.CALL_STARTS_AT, slot.startsAt())
        .set(Variables.CALL_REMINDER_AT, slot.startsAt().minus(REMINDER))
        .set(Variables.CALL_RECORD_DUE_AT, slot.endsAt().plus(RECORD_DUE))
        .set(Variables.CALL_RECORD_ESCALATION_AT, slot.endsAt().plus(RECORD_ESCALATION));
  }
}
