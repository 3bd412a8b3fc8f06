package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.denial.Patient;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/** Real bundles of the Synthea generator, read where they lie. */
class SyntheaChartsTest {

  private static final Path FOLDER = Path.of("..", "shared", "samples", "charts");

  @BeforeEach
  void whereTheyAre() {
    assumeTrue(Files.isDirectory(FOLDER), "The Synthea bundles are not in " + FOLDER);
  }

  @ParameterizedTest
  @CsvSource({
    "Asa, Hermiston, 1971-03-03, Asa_Hermiston",
    "Cary, O'Hara, 1963-04-02, Cary_OHara",
    "Librada, Tromp, 1959-11-27, Librada_Tromp",
    "Louis, Maggio, 1976-01-16, Louis_Maggio",
    "Yvone889, Cummings51, 1963-07-15, knee_oa",
    "Gladys682, Schumm995, 1981-11-03, sleep_apnea"
  })
  void eachPatientIsFoundAndEachResourceBecomesItsFacts(
      String first, String last, LocalDate born, String file) throws Exception {
    Patient patient = new Patient(first, last, born, "no-such-number");
    long start = System.nanoTime();
    FolderCharts charts = new FolderCharts(FOLDER, 50_000_000, 20_000);
    Chart chart = charts.read(patient);
    List<ChartFact> facts = new FactReading(chart, Bundles.ZONE, Bundles.TODAY).facts();
    System.out.println(
        "%s: %d facts in %d ms"
            .formatted(file, facts.size(), (System.nanoTime() - start) / 1_000_000));
    Map<String, Integer> resources = resources(file);
    assertThat(chart.missing()).isEmpty();
    assertThat(count(facts, FactKind.CONDITION)).isEqualTo(of(resources, "Condition"));
    assertThat(count(facts, FactKind.PROCEDURE)).isEqualTo(of(resources, "Procedure"));
    assertThat(count(facts, FactKind.MEDICATION)).isEqualTo(of(resources, "MedicationRequest"));
    assertThat(count(facts, FactKind.REPORT)).isEqualTo(of(resources, "DiagnosticReport"));
    assertThat(count(facts, FactKind.DOCUMENT)).isEqualTo(of(resources, "DocumentReference"));
    assertThat(count(facts, FactKind.OBSERVATION))
        .isGreaterThanOrEqualTo(of(resources, "Observation"));
    assertThat(facts).extracting(ChartFact::id).doesNotHaveDuplicates();
    assertThat(facts)
        .noneMatch(
            fact ->
                fact.flaws().contains(FactFlaw.FUTURE)
                    || fact.flaws().contains(FactFlaw.ENDS_BEFORE_START));
  }

  @Test
  void theKneesConditionAndTheNotesOfTheSleepChartAreThere() throws Exception {
    FolderCharts charts = new FolderCharts(FOLDER, 50_000_000, 20_000);
    List<ChartFact> knee =
        facts(charts, new Patient("Yvone889", "Cummings51", LocalDate.of(1963, 7, 15), "none"));
    assertThat(knee)
        .anyMatch(
            fact -> fact.name().toLowerCase(java.util.Locale.ROOT).contains("osteoarthritis"));
    List<ChartFact> sleep =
        facts(charts, new Patient("Gladys682", "Schumm995", LocalDate.of(1981, 11, 3), "none"));
    assertThat(sleep)
        .filteredOn(fact -> fact.kind() == FactKind.DOCUMENT)
        .allMatch(fact -> fact.from() != null && !fact.words().isEmpty());
    assertThat(sleep)
        .anyMatch(fact -> fact.name().toLowerCase(java.util.Locale.ROOT).contains("apnea"));
  }

  private static List<ChartFact> facts(FolderCharts charts, Patient patient) throws ChartNotRead {
    return new FactReading(charts.read(patient), Bundles.ZONE, Bundles.TODAY).facts();
  }

  private static Map<String, Integer> resources(String file) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Path path =
          files
              .filter(each -> each.getFileName().toString().startsWith(file))
              .findFirst()
              .orElseThrow();
      JsonNode bundle = new ObjectMapper().readTree(path.toFile());
      Map<String, Integer> counts = new HashMap<>();
      StreamSupport.stream(bundle.path("entry").spliterator(), false)
          .map(entry -> entry.path("resource").path("resourceType").asText())
          .forEach(type -> counts.merge(type, 1, Integer::sum));
      return counts;
    }
  }

  private static int of(Map<String, Integer> counts, String type) {
    return counts.getOrDefault(type, 0);
  }

  private static int count(List<ChartFact> facts, FactKind kind) {
    return (int) facts.stream().filter(fact -> fact.kind() == kind).count();
  }
}
