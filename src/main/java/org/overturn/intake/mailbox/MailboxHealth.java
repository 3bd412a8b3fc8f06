package org.overturn.intake.mailbox;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Says how the mailbox was at this node's last look. */
class MailboxHealth extends AbstractHealthIndicator {

  private final MailboxWatch watch;

  MailboxHealth(MailboxWatch watch) {
    this.watch = watch;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    MailboxWatch.State state = watch.state();
    health
        .status(state.isWell() ? "UP" : "DOWN")
        .withDetail("mailsThatCannotBeTaken", state.failing());
    if (state.trouble() != null) {
      health.withDetail("trouble", state.trouble());
    }
  }
}
