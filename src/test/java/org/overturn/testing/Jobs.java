package org.overturn.testing;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.overturn.notification.MailCarrier;

/**
 * Runs the engine's jobs by hand, in the order in which they fall due, and sends the mails that
 * they leave in the outbox; the job executor and the outbox's threads are off in tests, so nothing
 * happens between two lines of a test.
 */
public final class Jobs {

  private final ManagementService management;
  private final MailCarrier mails;
  private final TestClock clock;

  Jobs(ManagementService management, MailCarrier mails, TestClock clock) {
    this.management = management;
    this.mails = mails;
    this.clock = clock;
  }

  /** Runs all jobs that are due now, and those that they bring about; a failure is thrown. */
  public void runDue() {
    for (List<Job> due = due(); !due.isEmpty(); due = due()) {
      management.executeJob(due.get(0).getId());
    }
    sendMails();
  }

  private void sendMails() {
    try {
      mails.sendDue();
    } catch (MessagingException down) {
      throw new IllegalStateException(down);
    }
  }

  /** Moves the clock forward and runs each job on the way at the very instant it falls due. */
  public void runUntil(Instant instant) {
    runDue();
    for (Instant next = nextDue(); next != null && !next.isAfter(instant); next = nextDue()) {
      clock.moveTo(next);
      runDue();
    }
    clock.moveTo(instant);
  }

  private Instant nextDue() {
    return management
        .createJobQuery()
        .timers()
        .active()
        .withRetriesLeft()
        .orderByJobDuedate()
        .asc()
        .list()
        .stream()
        .map(job -> job.getDuedate().toInstant())
        .filter(due -> due.isAfter(clock.instant()))
        .findFirst()
        .orElse(null);
  }

  private List<Job> due() {
    return management
        .createJobQuery()
        .executable()
        .active()
        .orderByJobDuedate()
        .asc()
        .orderByJobId()
        .asc()
        .listPage(0, 1);
  }
}
