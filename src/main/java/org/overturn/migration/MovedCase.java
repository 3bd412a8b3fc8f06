package org.overturn.migration;

import java.time.Instant;
import java.util.List;

/**
 * What a move did to a case, or would do.
 *
 * @param refused why it cannot move; empty when it can
 * @param clocks the timers that are there only before or only afterwards, or at another time
 * @param lacking variables that the new version reads and this case does not have
 */
record MovedCase(List<String> refused, List<Clock> clocks, List<String> lacking) {

  /**
   * A timer.
   *
   * @param name in users' words
   * @param from when it was to fire, or null when it is new
   * @param to when it will fire, or null when it is gone
   */
  record Clock(String name, Instant from, Instant to) {}

  static MovedCase refused(List<String> why) {
    return new MovedCase(why, List.of(), List.of());
  }
}
