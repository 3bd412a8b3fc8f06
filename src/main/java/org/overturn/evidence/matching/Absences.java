package org.overturn.evidence.matching;

import java.util.List;
import java.util.stream.Stream;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Standing;

/** What the chart must not have: only a chart that was read can show that it has not. */
final class Absences {

  private Absences() {}

  /**
   * The verdict.
   *
   * @param unread why the facts may not be all that the chart has; empty where they are
   */
  static Verdict verdict(Criterion.Need need, Fitting fitting, String unread) {
    Fitting contrary = contrary(need, fitting);
    List<ChartFact> cited = Occurrences.onePerDay(contrary.counting());
    String named = Wording.listed(cited.stream().map(Wording::of).toList());
    String period = fitting.window().words();
    if (!cited.isEmpty() && enough(need, contrary)) {
      return Verdict.notMet(named + ", but the policy asks for none " + period, cited);
    }
    List<ChartFact> unsettled = unsettled(need, fitting, contrary);
    if (!unsettled.isEmpty()) {
      return Verdict.missing(
          "To be settled first: " + Wording.flawed(unsettled, fitting.asOf()), unsettled);
    }
    if (!unread.isEmpty()) {
      return Verdict.missing("Not shown that the chart has none: " + unread, cited);
    }
    return cited.isEmpty()
        ? Verdict.met("The chart names none " + period, cited)
        : Verdict.met(named + ": less than would count against it " + period, cited);
  }

  /** With a threshold, only what lies beyond it speaks against. */
  private static Fitting contrary(Criterion.Need need, Fitting fitting) {
    return Matching.asksForValue(need)
        ? fitting.only(fact -> comparable(need, fact) && Values.stands(need, fact))
        : fitting;
  }

  private static boolean enough(Criterion.Need need, Fitting contrary) {
    Verdict verdict =
        need.lasting() == null
            ? Occurrences.verdict(need, contrary)
            : Courses.verdict(need, contrary);
    return verdict.standing() == Standing.MET;
  }

  /** What would speak against it if it counted; with a threshold, what may lie beyond it. */
  private static List<ChartFact> unsettled(Criterion.Need need, Fitting fitting, Fitting contrary) {
    if (!Matching.asksForValue(need)) {
      return fitting.unsettled();
    }
    List<ChartFact> counting = contrary.counting();
    return Stream.concat(
            fitting.dated().stream().filter(fitting.window()::touches), fitting.astray().stream())
        .filter(fact -> fact.value() != null && !counting.contains(fact))
        .filter(fact -> !comparable(need, fact) || Values.stands(need, fact))
        .toList();
  }

  private static boolean comparable(Criterion.Need need, ChartFact fact) {
    return fact.value() != null && Values.converted(need, fact).isPresent();
  }
}
