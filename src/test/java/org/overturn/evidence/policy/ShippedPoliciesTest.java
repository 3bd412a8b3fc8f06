package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;

/** The policies in samples/policies, which the demo loads. */
class ShippedPoliciesTest {

  private static final Path FOLDER = Path.of("samples", "policies");
  private static final YamlPolicyReader READER =
      new YamlPolicyReader(
          PolicyReading.check(Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC)));

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachIsWholeAndIsWrittenAndReadBackAsItIs(Path file) {
    ReadPolicy read = read(file);
    assertThat(read.faults()).isEmpty();
    assertThat(read.hints()).isEmpty();
    assertThat(READER.read(YamlPolicyWriter.write(read.policy()).getBytes()).policy())
        .isEqualTo(read.policy());
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachCriterionThatMayBeMissingSaysWhatToGetR29(Path file) {
    assertThat(read(file).policy().criteria())
        .filteredOn(
            each -> each.kind() != CriterionKind.JUDGEMENT && each.kind() != CriterionKind.ABSENCE)
        .allSatisfy(each -> assertThat(each.toGet()).as(each.id()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachCitesAGuidelineByNameOrganizationAndYearR31(Path file) {
    assertThat(read(file).policy().guidelines()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void anExampleSaysThatItIsOneAndNotAPayersText(Path file) {
    Policy policy = read(file).policy();
    boolean example = file.getFileName().toString().startsWith("example-");
    assertThat(policy.title().contains("example of the demo, not a payer's text"))
        .isEqualTo(example);
    assertThat(policy.source().startsWith("Written for the demo")).isEqualTo(example);
  }

  @Test
  void aGuidelineThatGoesAgainstTwoOfTheCriteriaIsAmongThemR32() {
    Policy knee = read(FOLDER.resolve("example-blue-care-network-knee-replacement.yaml")).policy();
    assertThat(knee.guidelines())
        .extracting(Guideline::contradicts)
        .containsExactly("supervised-therapy body-mass");
  }

  @Test
  void theDeterminationOnAirwayPressureAsksForFifteenEventsOrFiveWithABurden() {
    Policy airway = read(FOLDER.resolve("cms-ncd-240.4-cpap.yaml")).policy();
    assertThat(airway.criterion("five-events").orElseThrow().anyOf()).isEmpty();
    assertThat(airway.criteria())
        .filteredOn(each -> each.anyOf().equals("severe-or-burdened"))
        .extracting(Criterion::id)
        .startsWith("fifteen-events")
        .hasSize(8);
  }

  private static ReadPolicy read(Path file) {
    try {
      return READER.read(Files.readAllBytes(file));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }
}
