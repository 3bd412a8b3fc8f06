package org.overturn.notification;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.overturn.denial.CaseNumber;

/**
 * The calendar part of the mails that a model's service tasks send; the stage that makes
 * appointments knows them. A task names one in its input parameter {@code calendar}.
 */
public interface MailCalendar {

  /** What the models call it, such as {@code invitation}. */
  String name();

  /**
   * What goes with the mail, in the transaction that leaves the mail in the outbox.
   *
   * @param step the variables of the service task
   * @return empty where there is nothing to tell any more; then no mail is sent
   */
  Optional<Appointment> of(CaseNumber number, VariableScope step);

  /**
   * An appointment and whose it is.
   *
   * @param userId who gets the mail
   */
  record Appointment(CalendarPart calendar, String userId) {}
}
