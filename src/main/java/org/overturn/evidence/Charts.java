package org.overturn.evidence;

import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;

/** The charts of the cases' patients. */
public interface Charts {

  /** What was last read for a case; {@code NOT_YET} when nobody has tried. */
  ChartReading of(CaseNumber number);

  /**
   * Reads the chart from its source and keeps what came of it in place of an earlier reading. A
   * source that is away or refuses is an answer, not an error; facts that were read before are then
   * kept.
   */
  ChartReading read(Denial denial);
}
