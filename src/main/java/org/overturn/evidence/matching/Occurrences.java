package org.overturn.evidence.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;

/** Whether something is in the chart, often enough and within the period. */
final class Occurrences {

  private Occurrences() {}

  static Verdict verdict(Criterion.Need need, Fitting fitting) {
    List<ChartFact> counting = fitting.counting();
    if (counting.isEmpty()) {
      return none(fitting.sound(), fitting);
    }
    int times = need.times() == null ? 1 : Math.max(1, need.times());
    List<ChartFact> cited = onePerDay(counting).stream().limit(times).toList();
    String named = Wording.listed(cited.stream().map(Wording::of).toList());
    Verdict verdict =
        cited.size() < times
            ? Verdict.missing(
                "%s: on %s %s, %d days asked"
                    .formatted(named, Wording.days(cited.size()), fitting.window().words(), times),
                cited)
            : Verdict.met(named + period(need), cited);
    return verdict.adding(leftOut(fitting.unsettled(), fitting.asOf()));
  }

  private static String period(Criterion.Need need) {
    return need.within() == null
        ? ""
        : ", within the last " + Wording.period(need.within()) + " as asked";
  }

  /** One fact for each day on which something began; what goes on comes first, then the newest. */
  static List<ChartFact> onePerDay(List<ChartFact> facts) {
    TreeMap<LocalDate, ChartFact> byDay =
        facts.stream()
            .collect(
                Collectors.toMap(
                    ChartFact::from,
                    Function.identity(),
                    (one, other) -> !one.ongoing() && other.ongoing() ? other : one,
                    TreeMap::new));
    return byDay.descendingMap().values().stream()
        .sorted(Comparator.comparing(fact -> !fact.ongoing()))
        .toList();
  }

  /**
   * Nothing counts.
   *
   * @param before sound facts that lie before the period, newest first
   */
  static Verdict none(List<ChartFact> before, Fitting fitting) {
    if (!fitting.unsettled().isEmpty()) {
      return Verdict.missing(
          "To be settled first: " + Wording.flawed(fitting.unsettled(), fitting.asOf()),
          fitting.unsettled());
    }
    if (before.isEmpty()) {
      return Verdict.missing("The chart names none " + fitting.window().words(), List.of());
    }
    ChartFact newest = before.get(0);
    return Verdict.missing(
        "The newest is %s, before %s".formatted(Wording.of(newest), fitting.window().from()),
        List.of(newest));
  }

  /** What was not counted and why; empty where nothing was left out. */
  static String leftOut(List<ChartFact> facts, LocalDate asOf) {
    return facts.isEmpty() ? "" : "left out: " + Wording.flawed(facts, asOf);
  }
}
