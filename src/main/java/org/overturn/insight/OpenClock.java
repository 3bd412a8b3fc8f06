package org.overturn.insight;

import java.time.Instant;

/**
 * A line of the board, in words: no patient stands in it.
 *
 * @param kind what the clock is for
 * @param due in the practice's zone
 * @param dueAtPayer in the payer's zone, empty where both clocks agree
 * @param left the time left when the line was read
 * @param task the id of the task that the clock waits for; null where none is open
 * @param taskName in users' words, null without a task
 * @param assignee the user's id, null while nobody has the task
 * @param who the person who has it, or the groups that may take it
 */
record OpenClock(
    String id,
    String number,
    String payer,
    String service,
    boolean expedited,
    String kind,
    Instant dueAt,
    String due,
    String dueAtPayer,
    String left,
    Risk risk,
    boolean assumed,
    String task,
    String taskName,
    String assignee,
    String who) {

  /** For scripts: milliseconds of the epoch. */
  public long dueMillis() {
    return dueAt.toEpochMilli();
  }
}
