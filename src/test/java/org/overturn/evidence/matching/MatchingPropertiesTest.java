package org.overturn.evidence.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.evidence.matching.ChartFacts.AS_OF;
import static org.overturn.evidence.matching.ChartFacts.codes;
import static org.overturn.evidence.matching.ChartFacts.criterion;
import static org.overturn.evidence.matching.ChartFacts.lasting;
import static org.overturn.evidence.matching.ChartFacts.observation;
import static org.overturn.evidence.matching.ChartFacts.read;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Comparison;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.FactKind;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Standing;

/** What holds whatever the chart and the criterion are. */
class MatchingPropertiesTest {

  private static final String ASKED = "LOINC 1-1";
  private static final String UNRELATED = "LOINC 9-9";

  @Property(tries = 2_000, seed = "20261122")
  void anUnrelatedFactChangesNothing(
      @ForAll("criteria") Criterion criterion,
      @ForAll("charts") List<ChartFact> chart,
      @ForAll("unrelated") ChartFact other) {
    List<ChartFact> more = new ArrayList<>(chart);
    more.add(other);

    assertThat(match(criterion, more)).isEqualTo(match(criterion, chart));
  }

  @Property(tries = 2_000, seed = "20261122")
  void theOrderOfTheChartChangesNothing(
      @ForAll("criteria") Criterion criterion,
      @ForAll("charts") List<ChartFact> chart,
      @ForAll long seed) {
    List<ChartFact> shuffled = new ArrayList<>(chart);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(match(criterion, shuffled)).isEqualTo(match(criterion, chart));
  }

  /** An older fact may stand in for those that were taken away, but then it is the one cited. */
  @Property(tries = 2_000, seed = "20261122")
  void withoutTheFactsThatItCitesNothingStaysMet(
      @ForAll("criteria") Criterion criterion, @ForAll("charts") List<ChartFact> chart) {
    List<ChartFact> left = new ArrayList<>(chart);
    Finding finding = match(criterion, left);
    while (finding.standing() == Standing.MET && criterion.kind() != CriterionKind.ABSENCE) {
      assertThat(finding.facts()).isNotEmpty();
      assertThat(left).containsAll(finding.facts());
      left.removeAll(finding.facts());
      finding = match(criterion, left);
    }

    assertThat(match(criterion, List.of()).standing())
        .isEqualTo(criterion.kind() == CriterionKind.ABSENCE ? Standing.MET : Standing.MISSING);
  }

  @Property(tries = 2_000, seed = "20261122")
  void theFactsThatItCitesAreEnoughToSayTheSame(
      @ForAll("criteria") Criterion criterion, @ForAll("charts") List<ChartFact> chart) {
    Finding finding = match(criterion, chart);
    if (finding.standing() == Standing.MET || finding.standing() == Standing.NOT_MET) {
      assertThat(match(criterion, finding.facts()).standing()).isEqualTo(finding.standing());
    }
  }

  @Property(tries = 2_000, seed = "20261122")
  void metAndNotMetCiteSoundFactsExceptWhereNothingContraryWasFound(
      @ForAll("criteria") Criterion criterion, @ForAll("charts") List<ChartFact> chart) {
    Finding finding = match(criterion, chart);

    assertThat(finding.because()).isNotBlank().doesNotContain("\n");
    if (finding.standing() == Standing.NOT_MET
        || (finding.standing() == Standing.MET && criterion.kind() != CriterionKind.ABSENCE)) {
      assertThat(finding.facts()).isNotEmpty();
      assertThat(finding.facts())
          .allSatisfy(
              fact -> {
                assertThat(fact.from()).isNotNull().isBeforeOrEqualTo(AS_OF);
                assertThat(fact.to() == null || !fact.to().isBefore(fact.from())).isTrue();
                assertThat(fact.value() == null || !fact.unit().isBlank()).isTrue();
              });
    }
  }

  private static Finding match(Criterion criterion, List<ChartFact> chart) {
    return Matching.match(criterion, read(chart), AS_OF);
  }

  @Provide
  Arbitrary<Criterion> criteria() {
    Arbitrary<CriterionKind> kinds =
        Arbitraries.of(CriterionKind.values()).filter(kind -> kind != CriterionKind.JUDGEMENT);
    Arbitrary<Period> within =
        Arbitraries.of(Period.ofWeeks(2), Period.ofMonths(3), Period.ofYears(1)).injectNull(0.3);
    Arbitrary<Integer> times = Arbitraries.integers().between(1, 3).injectNull(0.6);
    return Combinators.combine(kinds, within, times, Arbitraries.integers().between(0, 2))
        .as(
            (kind, back, often, what) -> {
              Need asked = codes(ASKED);
              return criterion(
                  kind,
                  new Need(
                      asked.codes(),
                      asked.names(),
                      what == 1 ? Comparison.AT_MOST : null,
                      what == 1 ? new BigDecimal("88") : null,
                      what == 1 ? "%" : "",
                      what == 2 ? Period.ofWeeks(2) : null,
                      back,
                      often));
            });
  }

  @Provide
  Arbitrary<List<ChartFact>> charts() {
    return facts(ASKED).list().ofMaxSize(8).map(MatchingPropertiesTest::numbered);
  }

  @Provide
  Arbitrary<ChartFact> unrelated() {
    return facts(UNRELATED);
  }

  private static Arbitrary<ChartFact> facts(String code) {
    Arbitrary<Integer> back = Arbitraries.integers().between(-3, 120).injectNull(0.1);
    Arbitrary<Integer> length = Arbitraries.integers().between(-2, 40).injectNull(0.4);
    Arbitrary<String> values = Arbitraries.of("80", "87", "88", "89", "95").injectNull(0.3);
    Arbitrary<String> units = Arbitraries.of("%", "%", "%", "percent", "", "mmol/L");
    return Combinators.combine(
            Arbitraries.of(FactKind.values()),
            back,
            length,
            values,
            units,
            Arbitraries.of(true, false))
        .as(
            (kind, days, lasts, value, unit, ongoing) -> {
              String from = days == null ? null : AS_OF.minusDays(days).toString();
              return kind == FactKind.OBSERVATION
                  ? observation("x", "Measured", code, from, value, unit)
                  : lasting(
                      kind,
                      "x",
                      code,
                      "Noted",
                      from,
                      days == null || lasts == null
                          ? null
                          : AS_OF.minusDays(days).plusDays(lasts).toString(),
                      ongoing);
            });
  }

  private static List<ChartFact> numbered(List<ChartFact> facts) {
    List<ChartFact> numbered = new ArrayList<>();
    for (ChartFact fact : facts) {
      numbered.add(
          new ChartFact(
              "Fact/" + numbered.size(),
              fact.kind(),
              fact.codes(),
              fact.name(),
              fact.from(),
              fact.to(),
              fact.ongoing(),
              fact.value(),
              fact.unit(),
              fact.words(),
              fact.dose(),
              fact.outcome(),
              fact.flaws()));
    }
    return numbered;
  }
}
