package org.overturn.peertopeer.packet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.overturn.denial.Denial;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.FactKind;
import org.overturn.evidence.Finding;

/**
 * Which facts of a chart a packet states, and in what order. First those that bear out or
 * contradict a criterion, in the policy's order. Then, for each kind:
 *
 * <ol>
 *   <li>conditions with a diagnosis code of the request, which head the diagnoses even where a
 *       criterion cites another, then active ones (comorbidities), newest first;
 *   <li>the newest value of each measurement of the year before the decision;
 *   <li>medications that go on, then medications and procedures of two years before the decision;
 *   <li>reports and documents of the year before the decision.
 * </ol>
 *
 * <p>Of what no criterion cites, {@value #OTHERS} of a kind are stated; the rest is counted and
 * stays in the chart.
 *
 * @param unstated how many facts of the chart are not stated
 */
record RelevantFacts(
    List<ChartFact> conditions,
    List<ChartFact> measured,
    List<ChartFact> treatments,
    List<ChartFact> papers,
    int unstated) {

  static final String KEY = "fact:";
  static final int OTHERS = 12;

  private static final int YEARS_OF_VALUES = 1;
  private static final int YEARS_OF_TREATMENTS = 2;

  static RelevantFacts of(Denial denial, Assessment assessment) {
    List<ChartFact> chart = assessment.chart().facts();
    Set<ChartFact> cited = cited(assessment);
    LocalDate day = denial.determinationDate();
    Set<String> asked = diagnoses(denial);
    List<ChartFact> conditions =
        chosen(
            cited,
            fact -> fact.kind() == FactKind.CONDITION,
            Stream.concat(
                chart.stream().filter(fact -> has(fact, asked)),
                chart.stream().filter(ChartFact::ongoing)));
    List<ChartFact> measured =
        chosen(
            cited, fact -> fact.kind() == FactKind.OBSERVATION, newestOfEach(chart, day).stream());
    List<ChartFact> treatments =
        chosen(
            cited,
            fact -> fact.kind() == FactKind.MEDICATION || fact.kind() == FactKind.PROCEDURE,
            Stream.concat(
                chart.stream().filter(fact -> fact.kind() == FactKind.MEDICATION && fact.ongoing()),
                chart.stream().filter(since(day, YEARS_OF_TREATMENTS))));
    List<ChartFact> papers =
        chosen(
            cited,
            fact -> fact.kind() == FactKind.REPORT || fact.kind() == FactKind.DOCUMENT,
            chart.stream().filter(since(day, YEARS_OF_VALUES)));
    int stated = conditions.size() + measured.size() + treatments.size() + papers.size();
    return new RelevantFacts(
        conditions, measured, treatments, papers, Math.max(0, chart.size() - stated));
  }

  /** The same without those of which a person struck the statement. */
  RelevantFacts without(Set<String> struck) {
    return new RelevantFacts(
        kept(conditions, struck),
        kept(measured, struck),
        kept(treatments, struck),
        kept(papers, struck),
        unstated);
  }

  private static List<ChartFact> kept(List<ChartFact> facts, Set<String> struck) {
    return facts.stream().filter(fact -> !struck.contains(KEY + fact.id())).toList();
  }

  /** The diagnosis codes of the request, without their dots. */
  static Set<String> diagnoses(Denial denial) {
    String codes = denial.service().diagnosisCodes();
    Set<String> plain = new LinkedHashSet<>();
    for (String code : codes == null ? new String[0] : codes.trim().split("[\\s,;]+")) {
      if (!code.isBlank()) {
        plain.add(plain(code));
      }
    }
    return plain;
  }

  static boolean has(ChartFact fact, Set<String> plainCodes) {
    return fact.codes().stream().map(Code::code).anyMatch(code -> plainCodes.contains(plain(code)));
  }

  private static String plain(String code) {
    return code.replace(".", "").toUpperCase(Locale.ROOT);
  }

  private static Set<ChartFact> cited(Assessment assessment) {
    Map<String, ChartFact> cited = new LinkedHashMap<>();
    for (Finding finding : assessment.findings()) {
      finding.facts().forEach(fact -> cited.putIfAbsent(fact.id(), fact));
    }
    return new LinkedHashSet<>(cited.values());
  }

  private static List<ChartFact> chosen(
      Collection<ChartFact> cited, Predicate<ChartFact> kind, Stream<ChartFact> others) {
    Map<String, ChartFact> chosen = new LinkedHashMap<>();
    cited.stream().filter(kind).forEach(fact -> chosen.put(fact.id(), fact));
    int most = chosen.size() + OTHERS;
    others
        .filter(kind)
        .takeWhile(fact -> chosen.size() < most)
        .forEach(fact -> chosen.putIfAbsent(fact.id(), fact));
    return new ArrayList<>(chosen.values());
  }

  private static Predicate<ChartFact> since(LocalDate day, int years) {
    LocalDate first = day.minusYears(years);
    return fact -> {
      LocalDate last = fact.to() == null ? fact.from() : fact.to();
      return last != null && !last.isBefore(first);
    };
  }

  private static List<ChartFact> newestOfEach(List<ChartFact> chart, LocalDate day) {
    Map<String, ChartFact> newest = new LinkedHashMap<>();
    chart.stream()
        .filter(fact -> fact.kind() == FactKind.OBSERVATION && fact.value() != null)
        .filter(since(day, YEARS_OF_VALUES))
        .forEach(fact -> newest.putIfAbsent(what(fact), fact));
    return new ArrayList<>(newest.values());
  }

  private static String what(ChartFact fact) {
    return fact.codes().stream().findFirst().map(Code::label).orElse(fact.name());
  }
}
