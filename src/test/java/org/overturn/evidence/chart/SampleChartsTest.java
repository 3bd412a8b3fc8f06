package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.denial.Patient;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/** The sample charts are those of the sample denials' patients and show what their list says. */
class SampleChartsTest {

  private static final Path SAMPLES = Path.of("samples", "charts");
  private static final Pattern DAY = Pattern.compile("\\{\\{today-(\\d+)}}");

  @TempDir Path folder;

  @BeforeEach
  void putThemIntoAFolder() throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES)) {
      for (Path sample : samples.toList()) {
        String dated =
            DAY.matcher(Files.readString(sample))
                .replaceAll(
                    match -> Bundles.TODAY.minusDays(Integer.parseInt(match.group(1))).toString());
        assertThat(dated).doesNotContain("{{");
        Files.writeString(folder.resolve(sample.getFileName()), dated);
      }
    }
  }

  @Test
  void theBackIsTreatedForSixWeeksWithinSixMonths() throws Exception {
    List<ChartFact> facts = facts("Marguerite", "Halloran", "1968-04-02", "904417730");
    assertThat(flawed(facts)).isEmpty();
    ChartFact therapy = ofCode(facts, "CPT 97110");
    assertThat(therapy.from().plusWeeks(6)).isBeforeOrEqualTo(therapy.to());
    assertThat(therapy.from()).isAfter(Bundles.TODAY.minusMonths(6));
    assertThat(therapy.outcome()).isNotBlank();
    assertThat(ofCode(facts, "RxNorm 7258").dose()).contains("500 mg");
  }

  @Test
  void theKneesChartContradictsItself() throws Exception {
    List<ChartFact> facts = facts("Louisa", "Abernathy", "1959-08-23", "XYM882130451");
    assertThat(facts)
        .filteredOn(fact -> !fact.flaws().isEmpty())
        .extracting(ChartFact::name, ChartFact::flaws)
        .containsExactly(
            tuple("Body mass index", List.of(FactFlaw.CONTRADICTED)),
            tuple("Body mass index", List.of(FactFlaw.CONTRADICTED)));
  }

  @Test
  void theInjectionsTherapyHasNoDate() throws Exception {
    List<ChartFact> facts = facts("Octavio", "Brandt", "1947-12-11", "H71920046");
    assertThat(flawed(facts)).containsExactly(ofCode(facts, "CPT 97110").id());
    assertThat(ofCode(facts, "CPT 97110").flaws()).containsExactly(FactFlaw.UNDATED);
  }

  @Test
  void theOxygenChartHasSaturationsOfOneMorningAndOneWithoutAUnit() throws Exception {
    List<ChartFact> facts = facts("Delphine", "Castellanos", "1971-02-28", "100384412WA");
    assertThat(facts)
        .filteredOn(fact -> fact.codes().stream().anyMatch(code -> code.code().equals("59408-5")))
        .hasSize(4);
    assertThat(facts)
        .filteredOn(fact -> !fact.flaws().isEmpty())
        .extracting(ChartFact::flaws)
        .containsExactly(List.of(FactFlaw.NO_UNIT));
    assertThat(ofCode(facts, "LOINC 2703-7").unit()).isEqualTo("mm[Hg]");
  }

  @Test
  void theCancersChartLacksTheMarker() throws Exception {
    List<ChartFact> facts = facts("Wilhelmina", "Drago", "1962-01-30", "U40115582");
    assertThat(flawed(facts)).isEmpty();
    assertThat(facts).noneMatch(fact -> fact.name().contains("PD-L1"));
    assertThat(ofCode(facts, "ICD-10-CM C34.11").words()).contains("stage IVA");
    assertThat(facts).filteredOn(fact -> fact.kind() == FactKind.MEDICATION).hasSize(2);
  }

  @Test
  void theSleepChartHasTheIndexOfTheHomeTest() throws Exception {
    List<ChartFact> facts = facts("Philippa", "Stonebridge", "1974-07-19", "955120733");
    assertThat(flawed(facts)).isEmpty();
    assertThat(ofCode(facts, "LOINC 69990-0").value()).isEqualByComparingTo("12.4");
    assertThat(ofCode(facts, "LOINC 8480-6").value()).isEqualByComparingTo("148");
  }

  private List<ChartFact> facts(String first, String last, String born, String memberId)
      throws ChartNotRead {
    Patient patient = new Patient(first, last, LocalDate.parse(born), memberId);
    Chart chart = new FolderCharts(folder, 1_000_000, 1_000).read(patient);
    assertThat(chart.missing()).isEmpty();
    return new FactReading(chart, Bundles.ZONE, Bundles.TODAY).facts();
  }

  private static List<String> flawed(List<ChartFact> facts) {
    return facts.stream().filter(fact -> !fact.flaws().isEmpty()).map(ChartFact::id).toList();
  }

  private static ChartFact ofCode(List<ChartFact> facts, String label) {
    return facts.stream()
        .filter(fact -> fact.codes().stream().anyMatch(code -> code.label().equals(label)))
        .filter(fact -> fact.kind() != FactKind.REPORT)
        .findFirst()
        .orElseThrow();
  }
}
