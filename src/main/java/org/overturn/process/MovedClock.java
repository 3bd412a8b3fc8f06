package org.overturn.process;

import java.time.Instant;

/**
 * A task or a timer of a running case whose time has moved.
 *
 * @param what which of the two
 * @param name of the model's element, in users' words
 * @param element id of the model's element
 * @param from when it was due before; null for a task without a due date, or a warning that had
 *     been given already and is now to be given again
 * @param to when it is due now
 */
public record MovedClock(What what, String name, String element, Instant from, Instant to) {

  /** What has moved. */
  public enum What {
    TASK,
    TIMER
  }
}
