package org.overturn.notification;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails leave this node, under {@code overturn.outbox}.
 *
 * @param connections to the mail server at once; with 0 this node sends none and leaves them to the
 *     others
 * @param pollEvery the pause between two looks for what other nodes or a retry left to do
 * @param unconfirmedAfter how long handing one mail over may take before it counts as left behind
 *     by a dead node; longer than all of the mail server's timeouts together
 * @param restWhenDown the pause after the server could not be reached
 * @param giveUpAfter how long a mail that the server puts off is tried again
 */
@Validated
@ConfigurationProperties("overturn.outbox")
record OutboxProperties(
    @Min(0) @Max(20) @DefaultValue("2") int connections,
    @NotNull @DefaultValue("5s") Duration pollEvery,
    @NotNull @DefaultValue("30s") Duration restWhenDown,
    @NotNull @DefaultValue("5m") Duration unconfirmedAfter,
    @NotNull @DefaultValue("1d") Duration giveUpAfter) {

  @AssertTrue(
      message =
          "poll-every and rest-when-down must be 100ms or more, unconfirmed-after a minute or more")
  boolean isPaceSensible() {
    return pollEvery == null
        || restWhenDown == null
        || unconfirmedAfter == null
        || (pollEvery.toMillis() >= 100
            && restWhenDown.toMillis() >= 100
            && unconfirmedAfter.toMinutes() >= 1);
  }
}
