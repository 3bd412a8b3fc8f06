package org.overturn.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.overturn.deadline.ClockText;
import org.overturn.notification.Outbox;
import org.overturn.notification.OutgoingMail;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.springframework.stereotype.Component;

/** Words the mails about who has a task: case number, step and due date, nothing of the patient. */
@Component
class HandOverMails {

  private final Outbox outbox;
  private final SiteProperties site;
  private final PracticeProperties practice;

  HandOverMails(Outbox outbox, SiteProperties site, PracticeProperties practice) {
    this.outbox = outbox;
    this.site = site;
    this.practice = practice;
  }

  /**
   * Leaves one mail for each address.
   *
   * @param key the same for the same event
   * @param what what has happened, after the name of the task
   * @return false when all of them were told before
   */
  boolean send(
      String key, OpenTaskOfCase task, Collection<String> addresses, String what, String text) {
    boolean anyNew = false;
    for (String address : addresses) {
      anyNew |=
          outbox.put(
              new OutgoingMail(
                  key,
                  address,
                  "%s: %s %s".formatted(task.number(), task.name(), what),
                  text + due(task.task().getDueDate()) + "\n\n" + link(task) + "\n"));
    }
    return anyNew;
  }

  String time(Instant instant) {
    return ClockText.format(instant, practice.zone());
  }

  private String due(Date due) {
    return due == null ? "" : " It is due %s.".formatted(time(due.toInstant()));
  }

  private String link(OpenTaskOfCase task) {
    return site.link("/camunda/app/tasklist/default/#/?task=" + task.id());
  }
}
