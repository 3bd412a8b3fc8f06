package org.overturn.evidence;

import org.overturn.denial.Denial;

/** Matches the criteria of a case against the chart, as both are kept. */
public interface Assessments {

  /** The same for the same chart, policy and overruling; nothing is read from outside. */
  Assessment of(Denial denial);
}
