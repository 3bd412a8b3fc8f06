package org.overturn.peertopeer;

import java.time.Instant;
import java.util.Optional;
import org.overturn.deadline.WindowRule;

/**
 * Whether a call can be asked for now, by the payer's rule.
 *
 * @param code what the model routes by: available, none or lapsed
 * @param why one sentence for the case
 */
record CallAvailability(String code, String why) {

  static final String AVAILABLE = "available";
  static final String NONE = "none";
  static final String LAPSED = "lapsed";

  /**
   * Without a window no call is offered. A window that was over when the denial arrived is no
   * lapse; one that closed while the case waited is (R12, R72).
   */
  static CallAvailability of(
      WindowRule rule,
      Optional<Instant> closesAt,
      long callsHeld,
      Instant receivedAt,
      Instant now) {
    if (closesAt.isEmpty()) {
      return new CallAvailability(NONE, rule.name() + ": the payer holds no call at this stage");
    }
    if (callsHeld >= rule.callsAllowed()) {
      return new CallAvailability(NONE, rule.name() + ": every call the payer allows was held");
    }
    if (!receivedAt.isBefore(closesAt.get())) {
      return new CallAvailability(NONE, "The window was over when the denial arrived");
    }
    if (!now.isBefore(closesAt.get())) {
      return new CallAvailability(
          LAPSED, "The window closed before the denial could be challenged");
    }
    return new CallAvailability(AVAILABLE, rule.name());
  }
}
