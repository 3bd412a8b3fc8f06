package org.overturn.evidence.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/**
 * The facts of a chart that fit a criterion, newest first.
 *
 * @param dated they have a place in time, up to the day of reading, and may have other flaws
 * @param astray they have none: no date, one in the future, or an end before the beginning
 */
record Fitting(Criterion.Need need, List<ChartFact> dated, List<ChartFact> astray, Window window) {

  private static final Set<FactFlaw> WITHOUT_PLACE =
      EnumSet.of(FactFlaw.UNDATED, FactFlaw.FUTURE, FactFlaw.ENDS_BEFORE_START);

  /** Newest first, and by id, so that the order of the chart does not matter. */
  private static final Comparator<ChartFact> NEWEST_FIRST =
      Comparator.comparing(ChartFact::from, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(ChartFact::id);

  static Fitting of(Criterion criterion, List<ChartFact> facts, LocalDate asOf) {
    Criterion.Need need = criterion.need();
    Set<FactKind> kinds = kinds(criterion.kind());
    List<ChartFact> fitting =
        facts.stream()
            .filter(fact -> kinds.contains(fact.kind()) && !entries(need, fact).isEmpty())
            .sorted(NEWEST_FIRST)
            .toList();
    return new Fitting(
        need,
        fitting.stream().filter(fact -> hasPlace(fact, asOf)).toList(),
        fitting.stream().filter(fact -> !hasPlace(fact, asOf)).toList(),
        Window.of(need.within(), asOf));
  }

  private static Set<FactKind> kinds(CriterionKind kind) {
    return switch (kind) {
      case DIAGNOSIS -> EnumSet.of(FactKind.CONDITION);
      case VALUE -> EnumSet.of(FactKind.OBSERVATION);
      case TREATMENT -> EnumSet.of(FactKind.MEDICATION, FactKind.PROCEDURE);
      case PROCEDURE -> EnumSet.of(FactKind.PROCEDURE, FactKind.REPORT);
      case DOCUMENT -> EnumSet.of(FactKind.DOCUMENT, FactKind.REPORT);
      case ABSENCE, JUDGEMENT -> EnumSet.allOf(FactKind.class);
    };
  }

  /** The codes and words of the need that take a fact. */
  static List<String> entries(Criterion.Need need, ChartFact fact) {
    String name = fact.name() == null ? "" : fact.name().toLowerCase(Locale.ROOT);
    return Stream.concat(
            need.codes().stream()
                .filter(asked -> fact.codes().stream().anyMatch(code -> takes(asked, code))),
            need.names().stream()
                .filter(word -> !word.isBlank() && name.contains(word.toLowerCase(Locale.ROOT))))
        .toList();
  }

  /** ICD-10 is written with and without its point. */
  private static boolean takes(String asked, Code code) {
    String wanted = comparable(asked);
    String given = comparable(code.label());
    return wanted.endsWith("*")
        ? given.startsWith(wanted.substring(0, wanted.length() - 1))
        : given.equals(wanted);
  }

  private static String comparable(String label) {
    String upper = label.strip().toUpperCase(Locale.ROOT);
    return upper.startsWith("ICD-10") ? upper.replace(".", "") : upper;
  }

  private static boolean hasPlace(ChartFact fact, LocalDate asOf) {
    return flaws(fact, asOf).stream().noneMatch(WITHOUT_PLACE::contains);
  }

  /** What the chart's reading found, and what the fact itself says. */
  static Set<FactFlaw> flaws(ChartFact fact, LocalDate asOf) {
    Set<FactFlaw> flaws = EnumSet.noneOf(FactFlaw.class);
    flaws.addAll(fact.flaws());
    if (fact.from() == null) {
      flaws.add(FactFlaw.UNDATED);
    } else if (fact.from().isAfter(asOf)) {
      flaws.add(FactFlaw.FUTURE);
    } else if (fact.to() != null && fact.to().isBefore(fact.from())) {
      flaws.add(FactFlaw.ENDS_BEFORE_START);
    }
    if (fact.value() != null && fact.unit().isBlank()) {
      flaws.add(FactFlaw.NO_UNIT);
    }
    return flaws;
  }

  /** Those that nothing speaks against, within the period or not. */
  List<ChartFact> sound() {
    return dated.stream().filter(fact -> !disputed(fact)).toList();
  }

  /** Those that nothing speaks against, within the period. */
  List<ChartFact> counting() {
    return sound().stream().filter(window::touches).toList();
  }

  /** What a person has to settle before it can count. */
  List<ChartFact> unsettled() {
    return Stream.concat(
            dated.stream().filter(fact -> disputed(fact) && window.touches(fact)), astray.stream())
        .toList();
  }

  /** The same, of fewer facts that have a place in time. */
  Fitting only(Predicate<ChartFact> which) {
    return new Fitting(need, dated.stream().filter(which).toList(), astray, window);
  }

  LocalDate asOf() {
    return window.to();
  }

  private boolean disputed(ChartFact fact) {
    return contradicted(fact) || lacksUnit(fact);
  }

  /** A policy that asks for a score or count says so by its unit; then a bare number is one. */
  boolean lacksUnit(ChartFact fact) {
    return fact.value() != null && fact.unit().isBlank() && !Values.countIsAsked(need);
  }

  static boolean contradicted(ChartFact fact) {
    return fact.flaws().contains(FactFlaw.CONTRADICTED);
  }
}
