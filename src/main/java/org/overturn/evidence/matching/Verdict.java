package org.overturn.evidence.matching;

import java.util.List;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Standing;

/**
 * What the match says of one criterion.
 *
 * @param because one line, without a full stop
 */
record Verdict(Standing standing, String because, List<ChartFact> facts) {

  static Verdict met(String because, List<ChartFact> facts) {
    return new Verdict(Standing.MET, because, facts);
  }

  static Verdict notMet(String because, List<ChartFact> facts) {
    return new Verdict(Standing.NOT_MET, because, facts);
  }

  static Verdict missing(String because, List<ChartFact> facts) {
    return new Verdict(Standing.MISSING, because, facts);
  }

  static Verdict judgement(String because, List<ChartFact> facts) {
    return new Verdict(Standing.JUDGEMENT, because, facts);
  }

  Verdict adding(String words) {
    return words.isEmpty() ? this : new Verdict(standing, because + "; " + words, facts);
  }
}
