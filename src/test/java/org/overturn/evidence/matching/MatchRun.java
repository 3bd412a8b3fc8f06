package org.overturn.evidence.matching;

import java.time.LocalDate;
import java.util.List;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Policy;

/** The match alone, for those who measure it from outside. */
public final class MatchRun {

  private MatchRun() {}

  public static List<Finding> of(Policy policy, ChartReading chart, LocalDate asOf) {
    return Matching.match(policy, chart, asOf);
  }
}
