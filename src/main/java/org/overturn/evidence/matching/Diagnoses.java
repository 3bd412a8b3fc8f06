package org.overturn.evidence.matching;

import java.util.List;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;

/** Conditions: without a period the condition has to be there on the day of reading. */
final class Diagnoses {

  private Diagnoses() {}

  static Verdict verdict(Criterion.Need need, Fitting fitting) {
    if (need.within() != null) {
      return Matching.present(need, fitting);
    }
    List<ChartFact> ended = fitting.dated().stream().filter(fact -> over(fact, fitting)).toList();
    Fitting still = fitting.only(fact -> !over(fact, fitting));
    if (still.dated().isEmpty() && fitting.astray().isEmpty() && !ended.isEmpty()) {
      return Verdict.missing(
          Wording.of(ended.get(0))
              + " is no longer active: whether it is present has to be settled",
          List.of(ended.get(0)));
    }
    return Matching.present(need, still);
  }

  /** A chart may say that a condition is resolved and not when. */
  private static boolean over(ChartFact fact, Fitting fitting) {
    return fact.to() == null ? !fact.ongoing() : fact.to().isBefore(fitting.asOf());
  }
}
