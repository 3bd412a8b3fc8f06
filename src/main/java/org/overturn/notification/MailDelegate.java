package org.overturn.notification;

import java.util.Collection;
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
 * </ul>
 *
 * The mail is left in the {@link Outbox} in the engine's transaction and sent after its commit.
 */
@Component
class MailDelegate implements JavaDelegate {

  private final Recipients recipients;
  private final CaseMails mails;

  MailDelegate(Recipients recipients, CaseMails mails) {
    this.recipients = recipients;
    this.mails = mails;
  }

  @Override
  public void execute(DelegateExecution task) {
    Subject about = Subject.of(task.getProcessBusinessKey());
    Collection<String> addresses = recipients.of(input(task, "audience"), about);
    mails.send(
        task.getActivityInstanceId(),
        about,
        addresses,
        input(task, "subject"),
        input(task, "text"));
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
