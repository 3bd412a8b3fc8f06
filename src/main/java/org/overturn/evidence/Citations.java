package org.overturn.evidence;

import java.util.Set;
import org.overturn.denial.CaseNumber;

/**
 * On what the letters of a case stand, so that what they cite of the chart can go out with them.
 */
public interface Citations {

  /** The words of all sources that the sentences of its letters rest on. */
  Set<String> of(CaseNumber number);
}
