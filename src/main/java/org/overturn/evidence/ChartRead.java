package org.overturn.evidence;

import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;

/**
 * The chart of a case was asked for. Published in the transaction that keeps the reading, whatever
 * came of it, so that what was drafted from the chart is drafted anew in the same one.
 *
 * @param by the user's id of the person who had it read again, or the system
 */
public record ChartRead(CaseNumber number, String by) {

  /** Whether a person asked, who expects to be told again what came of it. */
  public boolean byPerson() {
    return !Timeline.SYSTEM.equals(by);
  }
}
