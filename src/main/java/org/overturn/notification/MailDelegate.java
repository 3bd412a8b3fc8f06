package org.overturn.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * A service task that sends a mail, as {@code ${mailDelegate}}. Wording and recipients stand in the
 * model as the task's input parameters, where a process owner edits them:
 *
 * <ul>
 *   <li>{@code audience}: a group's id, or {@code called-physician} for who holds the scheduled
 *       call; several with commas between
 *   <li>{@code subject}: what has happened; the case number is put before it
 *   <li>{@code text}: what to do; the link to the case is put below it
 *   <li>{@code calendar}, optional: the {@link MailCalendar} whose appointment goes with it. Then
 *       the mail is for whoever the appointment is; {@code audience} gets it, without the
 *       appointment, where they have no address
 * </ul>
 *
 * The mail is left in the {@link Outbox} in the engine's transaction and sent after its commit.
 */
@Component
class MailDelegate implements JavaDelegate {

  private final Recipients recipients;
  private final CaseMails mails;
  private final Map<String, MailCalendar> calendars;

  MailDelegate(Recipients recipients, CaseMails mails, List<MailCalendar> calendars) {
    this.recipients = recipients;
    this.mails = mails;
    this.calendars =
        calendars.stream().collect(Collectors.toMap(MailCalendar::name, Function.identity()));
  }

  @Override
  public void execute(DelegateExecution task) {
    Subject about = Subject.of(task.getProcessBusinessKey());
    if (task.hasVariableLocal("calendar")) {
      appointment(task, about).ifPresent(appointment -> send(task, about, appointment));
    } else {
      send(task, about, recipients.of(input(task, "audience"), about), Optional.empty());
    }
  }

  private Optional<MailCalendar.Appointment> appointment(DelegateExecution task, Subject about) {
    MailCalendar calendar = calendars.get(input(task, "calendar"));
    if (calendar == null) {
      throw new IllegalStateException(
          "%s: there is no such calendar; there are %s"
              .formatted(task.getCurrentActivityId(), calendars.keySet()));
    }
    return about.number().flatMap(number -> calendar.of(number, task));
  }

  private void send(DelegateExecution task, Subject about, MailCalendar.Appointment appointment) {
    Optional<String> address = recipients.addressOf(appointment.userId());
    if (address.isPresent()) {
      send(task, about, List.of(address.get()), Optional.of(appointment.calendar()));
    } else {
      send(task, about, recipients.of(input(task, "audience"), about), Optional.empty());
    }
  }

  private void send(
      DelegateExecution task,
      Subject about,
      Collection<String> addresses,
      Optional<CalendarPart> calendar) {
    mails.send(
        task.getActivityInstanceId(),
        about,
        addresses,
        input(task, "subject"),
        input(task, "text"),
        calendar);
  }

  private static String input(DelegateExecution task, String name) {
    if (task.getVariableLocal(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalStateException(
        "%s: the input parameter %s of the task is missing"
            .formatted(task.getCurrentActivityId(), name));
  }
}
