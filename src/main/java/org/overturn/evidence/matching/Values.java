package org.overturn.evidence.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;

/** Measured values beside a threshold: the newest day decides. */
final class Values {

  private static final MathContext FOR_READING = new MathContext(5, RoundingMode.HALF_UP);

  private final Criterion.Need need;
  private final Fitting fitting;

  private Values(Criterion.Need need, Fitting fitting) {
    this.need = need;
    this.fitting = fitting;
  }

  static Verdict verdict(Criterion.Need need, Fitting fitting) {
    return new Values(need, fitting).verdict();
  }

  private Verdict verdict() {
    TreeMap<LocalDate, List<ChartFact>> byDay =
        fitting.dated().stream()
            .filter(fact -> fact.value() != null && fitting.window().touches(fact))
            .collect(
                Collectors.groupingBy(
                    this::day,
                    () -> new TreeMap<LocalDate, List<ChartFact>>(Comparator.reverseOrder()),
                    Collectors.toList()));
    if (byDay.isEmpty()) {
      return Occurrences.none(valuesBeforeTheWindow(), fitting);
    }
    List<ChartFact> newest = byDay.firstEntry().getValue();
    Verdict verdict =
        obstacle(newest)
            .map(why -> Verdict.missing(why, newest))
            .orElseGet(() -> newestDecides(newest, byDay));
    return verdict.adding(Occurrences.leftOut(fitting.astray(), fitting.asOf()));
  }

  /** Why the values of a day cannot be held against the threshold. */
  private Optional<String> obstacle(List<ChartFact> day) {
    for (ChartFact fact : day) {
      if (fitting.lacksUnit(fact)) {
        return Optional.of(Wording.of(fact) + " has no unit: it has to be settled first");
      }
      if (converted(need, fact).isEmpty()) {
        return Optional.of(Wording.of(fact) + " cannot be compared with " + asked());
      }
    }
    boolean mixed = day.stream().map(fact -> stands(need, fact)).distinct().count() > 1;
    return mixed || day.stream().anyMatch(Fitting::contradicted)
        ? Optional.of("The values of " + day(day.get(0)) + " disagree: " + each(day))
        : Optional.empty();
  }

  private String asked() {
    return need.unit().isBlank()
        ? Wording.threshold(need) + ", for which the policy names no unit"
        : Wording.threshold(need);
  }

  private Verdict newestDecides(List<ChartFact> newest, TreeMap<LocalDate, List<ChartFact>> byDay) {
    String values = values(newest);
    if (!stands(need, newest.get(0))) {
      return Verdict.notMet(values + ", but " + Wording.threshold(need) + " is asked", newest);
    }
    int times = need.times() == null ? 1 : Math.max(1, need.times());
    if (times == 1) {
      return Verdict.met(values + ", " + Wording.threshold(need) + " asked", newest);
    }
    List<List<ChartFact>> standing =
        byDay.values().stream()
            .filter(day -> obstacle(day).isEmpty() && stands(need, day.get(0)))
            .toList();
    List<ChartFact> cited = standing.stream().limit(times).flatMap(List::stream).toList();
    String days =
        "%s on %d of %s with a value, %d days asked; the newest: %s"
            .formatted(
                Wording.threshold(need),
                standing.size(),
                Wording.days(byDay.size()),
                times,
                values);
    return standing.size() >= times ? Verdict.met(days, cited) : Verdict.missing(days, cited);
  }

  /** Such as "SpO2 87 % on 2026-10-03". */
  private String values(List<ChartFact> day) {
    return each(day) + " on " + day(day.get(0));
  }

  private String each(List<ChartFact> day) {
    return Wording.listed(day.stream().map(this::inBothUnits).toList());
  }

  private String inBothUnits(ChartFact fact) {
    String measured = Wording.what(fact);
    BigDecimal value = converted(need, fact).orElse(fact.value());
    return value.compareTo(fact.value()) == 0
        ? measured
        : "%s (%s %s)"
            .formatted(
                measured, Wording.number(value.round(FOR_READING)), Units.readable(need.unit()));
  }

  private List<ChartFact> valuesBeforeTheWindow() {
    return fitting.sound().stream().filter(fact -> fact.value() != null).toList();
  }

  private LocalDate day(ChartFact fact) {
    return Days.of(fact, fitting.asOf()).last();
  }

  static boolean countIsAsked(Criterion.Need need) {
    return !need.unit().isBlank() && Units.isCount(need.unit());
  }

  /** In the unit of the threshold; nothing where it cannot be compared. */
  static Optional<BigDecimal> converted(Criterion.Need need, ChartFact fact) {
    if (fact.unit().isBlank()) {
      return countIsAsked(need) ? Optional.of(fact.value()) : Optional.empty();
    }
    if (need.unit().isBlank()) {
      return Units.isCount(fact.unit()) ? Optional.of(fact.value()) : Optional.empty();
    }
    return Units.convert(fact.value(), fact.unit(), need.unit());
  }

  /** Whether a comparable value stands to the threshold as asked. */
  static boolean stands(Criterion.Need need, ChartFact fact) {
    int order = converted(need, fact).orElseThrow().compareTo(need.threshold());
    return switch (need.comparison()) {
      case AT_LEAST -> order >= 0;
      case ABOVE -> order > 0;
      case AT_MOST -> order <= 0;
      case BELOW -> order < 0;
    };
  }
}
