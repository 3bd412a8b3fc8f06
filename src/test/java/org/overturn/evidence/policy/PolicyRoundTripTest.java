package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Comparison;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;
import org.overturn.testing.TestClock;

/** Whatever can be saved is written as YAML and read back as it was. */
class PolicyRoundTripTest {

  @Property(tries = 300, seed = "1605")
  void aPolicyThatIsWrittenIsReadBackAsItWas(@ForAll("policies") Policy policy) {
    String yaml = YamlPolicyWriter.write(policy);
    ReadPolicy read = PolicyReading.read(yaml);

    assertThat(read.faults()).as(yaml).isEmpty();
    assertThat(read.policy()).as(yaml).isEqualTo(policy);
  }

  @Property(tries = 300, seed = "1606")
  void aDraftOfAPolicyIsTheSamePolicyAgain(@ForAll("policies") Policy policy) {
    assertThat(PolicyReading.check(TestClock.get()).check(DraftPolicy.of(policy)).policy())
        .isEqualTo(policy);
  }

  @Property(tries = 500, seed = "1607")
  void whateverIsHandedInIsReadOrRefusedAndNeverThrown(@ForAll("damaged") String yaml) {
    ReadPolicy read = PolicyReading.read(yaml);
    assertThat(read.policy() != null || !read.faults().isEmpty()).isTrue();
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> noise =
        Arbitraries.strings().withChars(" \n-:[]{}&*!|>'\"%@`#?,~ab0\t").ofMaxLength(12);
    return Combinators.combine(policies(), noise, Arbitraries.integers().between(0, 5000))
        .as(
            (policy, odd, at) -> {
              String yaml = YamlPolicyWriter.write(policy);
              int cut = at % yaml.length();
              return yaml.substring(0, cut) + odd + yaml.substring(cut);
            });
  }

  @Provide
  Arbitrary<Policy> policies() {
    Arbitrary<List<Criterion>> criteria = criterion().list().ofMinSize(1).ofMaxSize(5);
    Arbitrary<LocalDate> days =
        Arbitraries.integers().between(0, 9000).map(LocalDate.of(2002, 1, 1)::plusDays);
    Arbitrary<LocalDate> maybe = days.injectNull(0.3);
    return Combinators.combine(text(), text(), criteria, maybe, days, services())
        .flatAs(
            (title, version, listed, from, retrieved, services) -> {
              List<Criterion> numbered = numbered(listed);
              return guideline(numbered)
                  .list()
                  .ofMaxSize(3)
                  .map(
                      guidelines ->
                          new Policy(
                              null,
                              "NCD " + title.length() + ".4",
                              title,
                              version.substring(0, Math.min(20, version.length())).strip(),
                              "*",
                              from,
                              from == null ? null : from.plusDays(title.length()),
                              retrieved,
                              "https://payer.example/" + title.length() + "?a=b#c: d",
                              services,
                              numbered,
                              guidelines));
            });
  }

  private static List<Criterion> numbered(List<Criterion> listed) {
    List<Criterion> numbered = new ArrayList<>();
    for (Criterion each : listed) {
      numbered.add(
          new Criterion(
              each.id() + "-" + numbered.size(),
              each.section(),
              each.text(),
              each.kind(),
              each.anyOf(),
              each.need(),
              each.toGet(),
              each.from()));
    }
    return numbered;
  }

  private static Arbitrary<List<String>> services() {
    return Arbitraries.of("CPT 72148", "HCPCS E0601", "CPT 721*", "NDC 0006-3026-02")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements();
  }

  private static Arbitrary<Criterion> criterion() {
    return Combinators.combine(
            Arbitraries.of("ahi", "no", "true", "six-weeks", "1e3", "0x1f", "null"),
            text(),
            Arbitraries.of(CriterionKind.class).flatMap(PolicyRoundTripTest::kindAndNeed),
            Arbitraries.of("", "either", "yes"),
            text().injectNull(0.3).map(text -> text == null ? "" : text))
        .as(
            (id, text, need, anyOf, more) ->
                new Criterion(id, id + ".2", text, need.kind(), anyOf, need.need(), more, more));
  }

  private record KindAndNeed(CriterionKind kind, Need need) {}

  private static Arbitrary<KindAndNeed> kindAndNeed(CriterionKind kind) {
    if (kind == CriterionKind.JUDGEMENT) {
      return Arbitraries.just(new KindAndNeed(kind, Need.NONE));
    }
    boolean value = kind == CriterionKind.VALUE;
    boolean lasts = kind == CriterionKind.TREATMENT || kind == CriterionKind.DIAGNOSIS;
    Arbitrary<BigDecimal> threshold =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-999"), new BigDecimal("99999"))
            .ofScale(2)
            .map(BigDecimal::stripTrailingZeros)
            .map(each -> each.scale() < 0 ? each.setScale(0) : each);
    return Combinators.combine(
            Arbitraries.of("LOINC 59408-5", "ICD-10-CM M54.1*", "http://x.example/cs A-1")
                .list()
                .ofMaxSize(3),
            text().list().ofMinSize(1).ofMaxSize(2),
            Arbitraries.of(Comparison.class),
            threshold,
            Arbitraries.of("%", "mm[Hg]", "1", "{score}", "/h", "kg/m2"),
            period().injectNull(0.4),
            Arbitraries.integers().between(1, 100).injectNull(0.5))
        .as(
            (codes, names, comparison, number, unit, period, times) ->
                new KindAndNeed(
                    kind,
                    new Need(
                        codes,
                        names,
                        value ? comparison : null,
                        value ? number : null,
                        value ? unit : "",
                        lasts ? period : null,
                        lasts ? null : period,
                        kind == CriterionKind.ABSENCE ? null : times)));
  }

  private static Arbitrary<Period> period() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 30),
            Arbitraries.integers().between(1, 100))
        .as(Period::of);
  }

  private static Arbitrary<Guideline> guideline(List<Criterion> criteria) {
    List<String> ids = criteria.stream().map(Criterion::id).toList();
    return Combinators.combine(
            text(), text(), Arbitraries.integers().between(1950, 2026), Arbitraries.of(ids))
        .as(
            (name, says, year, id) ->
                new Guideline(
                    name, name, year, says, year % 2 == 0 ? id : "", year % 2 == 0 ? "" : id));
  }

  /** Texts that YAML might take for something else. */
  private static Arbitrary<String> text() {
    Arbitrary<String> odd =
        Arbitraries.of(
            "no",
            "~",
            "null",
            "2026-01-01",
            "1.10",
            "- a",
            "a: b",
            "# c",
            "*x",
            "&y",
            "!z",
            "[q",
            "{r",
            "'s'",
            "\"t\"",
            "%u",
            "@v",
            "yes",
            "1_000",
            "0o17",
            "=",
            "<<",
            "é ü 漢 😀",
            "? k");
    Arbitrary<String> any =
        Arbitraries.strings()
            .withChars("abcXYZ 019:-#'\"[]{}&*!|>%@`,.?/\\é≥“")
            .ofMinLength(2)
            .ofMaxLength(160)
            .map(Checking::plain)
            .filter(text -> text.length() > 1);
    return Arbitraries.oneOf(any, any, odd.map(text -> text.length() > 1 ? text : text + text));
  }
}
