package org.overturn.intake.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.overturn.intake.Failures;
import org.overturn.process.OneNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the mailbox again and again, one node at a time. */
class MailboxWatch {

  /**
   * How the last look went.
   *
   * @param trouble the kind and the place of the last failure, or null; never anything of a mail
   * @param failing mails that could not be taken; they are tried again at each look
   */
  record State(String trouble, int failing) {

    boolean isWell() {
      return trouble == null && failing == 0;
    }
  }

  private static final Logger log = LoggerFactory.getLogger(MailboxWatch.class);
  private static final State WELL = new State(null, 0);

  private final Mailbox mailbox;
  private final TakingMails taking;
  private final OneNode oneNode;
  private volatile State state = WELL;

  MailboxWatch(Mailbox mailbox, TakingMails taking, OneNode oneNode) {
    this.mailbox = mailbox;
    this.taking = taking;
    this.oneNode = oneNode;
  }

  State state() {
    return state;
  }

  /** One look; a node that finds another at it leaves the mailbox to that one. */
  void poll() {
    try {
      AtomicReference<State> found = new AtomicReference<>(WELL);
      oneNode.does("mailbox", () -> found.set(look()));
      now(found.get());
    } catch (RuntimeException failure) {
      now(new State(Failures.place(failure), 0));
    }
  }

  private State look() {
    AtomicReference<String> trouble = new AtomicReference<>();
    try {
      int failing = mailbox.each(mail -> isTaken(mail, trouble));
      return new State(trouble.get(), failing);
    } catch (MessagingException | IOException away) {
      return new State(Failures.place(away), 0);
    }
  }

  private boolean isTaken(Mail mail, AtomicReference<String> trouble) {
    try {
      taking.take(mail);
      return true;
    } catch (RuntimeException failure) {
      trouble.set(Failures.place(failure));
      return false;
    }
  }

  /** What changed for the worse or the better is logged, and not what lasts. */
  private void now(State next) {
    if (!next.equals(state)) {
      if (next.isWell()) {
        log.info("The mailbox is well again");
      } else {
        log.warn(
            "The mailbox is not well: {} mails cannot be taken{}",
            next.failing(),
            next.trouble() == null ? "" : ": " + next.trouble());
      }
    }
    state = next;
  }
}
