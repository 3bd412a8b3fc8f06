package org.overturn.notification;

import java.time.Clock;
import org.overturn.audit.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a supervisor does with a mail that may not have arrived, on record. */
@Service
class SeeingToMails {

  private final OutgoingMails mails;
  private final Restorations restorations;
  private final MailThreads threads;
  private final OutboxProperties properties;
  private final Audit audit;
  private final Clock clock;

  SeeingToMails(
      OutgoingMails mails,
      Restorations restorations,
      MailThreads threads,
      OutboxProperties properties,
      Audit audit,
      Clock clock) {
    this.mails = mails;
    this.restorations = restorations;
    this.threads = threads;
    this.properties = properties;
    this.audit = audit;
    this.clock = clock;
  }

  /** Sends it again; false when it was already, or is not to be. */
  @Transactional
  public boolean resend(long mail, String user) {
    boolean again = mails.again(mail, user, clock.instant(), properties.giveUpAfter());
    if (again) {
      audit.record(user, "mail-resent", null, null, "mail " + mail);
      threads.wakeAfterCommit();
    }
    return again;
  }

  /** Leaves it; false when somebody saw to it meanwhile. */
  @Transactional
  public boolean leave(long mail, String user) {
    boolean left = mails.leave(mail, user, clock.instant());
    if (left) {
      audit.record(user, "mail-left", null, null, "mail " + mail);
    }
    return left;
  }

  /** Mails go out by themselves again after a restore; false when somebody said so before. */
  @Transactional
  public boolean released(String user) {
    boolean released = restorations.seen(user, clock.instant());
    if (released) {
      audit.record(user, "mails-released", null, null, "after a restore");
    }
    return released;
  }
}
