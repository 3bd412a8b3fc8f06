package org.overturn.notification;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a mail is left to be sent. It is kept in the caller's transaction: a rollback takes it
 * back, a commit sends it, once, by whichever node is alive; a mail server that is down delays it
 * and holds nobody up.
 */
@Service
public class Outbox {

  private final OutgoingMails mails;
  private final MailThreads threads;
  private final OutboxProperties properties;
  private final Clock clock;

  Outbox(OutgoingMails mails, MailThreads threads, OutboxProperties properties, Clock clock) {
    this.mails = mails;
    this.threads = threads;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Sends the mail after commit.
   *
   * @return false when a mail of this key to this recipient was put before; nothing happens then
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean put(OutgoingMail mail) {
    boolean isNew = mails.add(mail, clock.instant(), properties.giveUpAfter());
    if (isNew) {
      threads.wakeAfterCommit();
    }
    return isNew;
  }
}
