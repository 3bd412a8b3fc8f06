package org.overturn.deadline;

import java.util.List;
import java.util.Map;

/** The rungs at which people are told of one kind of deadline (R12, R59). */
public record Ladder(List<Rung> rungs) {

  /**
   * Reads the rows that {@code reminder-ladder.dmn} gives for a deadline.
   *
   * @throws InvalidRule naming the rung and the column that its owner has to mend
   */
  public static Ladder from(List<Map<String, Object>> rows) {
    return new Ladder(rows.stream().map(Rung::from).toList());
  }
}
