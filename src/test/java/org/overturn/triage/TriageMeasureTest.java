package org.overturn.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R3, R4: triage measured on labeled reasons; the aims hold on the half kept apart. */
class TriageMeasureTest {

  private static final TriageMeasure HELD_OUT = TriageMeasure.heldOut();

  /** What the tables give is in docs/process.md; a floor is just below it. */
  @ParameterizedTest(name = "{0}: recall {1}, precision {2}")
  @CsvSource({"clinical, 0.93, 0.97", "administrative, 0.90, 0.98", "unclear, 0.96, 0.80"})
  void theReasonsKeptApartAreSortedAsWellAsTheyWere(String kind, double recall, double precision) {
    assertThat(HELD_OUT.recall(kind)).isGreaterThanOrEqualTo(recall);
    assertThat(HELD_OUT.precision(kind)).isGreaterThanOrEqualTo(precision);
  }

  @Test
  void fewerThanOneInAHundredClinicalDenialsKeptApartIsSentToResubmission() {
    assertThat(HELD_OUT.clinicalLost()).isLessThan(0.01);
  }

  @Test
  void noClinicalDenialOfTheHalfForTuningIsSentToResubmission() {
    TriageMeasure tune = TriageMeasure.tune();
    assertThat(tune.count("clinical", "administrative")).as("%s", tune.mistakes()).isZero();
  }

  @Test
  void aClinicalGroundIsNotLostBehindAnAdministrativeOne() {
    List<ReasonStatement> clinical = tuning("clinical");
    List<ReasonStatement> administrative = tuning("administrative");
    TriageMeasure both =
        TriageMeasure.of(
            IntStream.range(0, clinical.size())
                .mapToObj(
                    n ->
                        administrative
                            .get(n % administrative.size())
                            .followedBy(". " + clinical.get(n).statement())
                            .labeled("clinical")));
    assertThat(both.clinicalLost()).as("%s", both.mistakes()).isLessThan(0.01);
  }

  private static List<ReasonStatement> tuning(String label) {
    return ReasonStatement.all().stream()
        .filter(reason -> reason.isOf(ReasonStatement.TUNE))
        .filter(reason -> reason.label().equals(label) && reason.codes().isEmpty())
        .toList();
  }

  @Test
  void whatEveryLetterSaysMakesNoDifference() {
    String everyLetter =
        "You have the right to appeal. Appeals that come late will not be reviewed. Your provider"
            + " may ask for a peer-to-peer discussion within 14 days of this letter. You can get a"
            + " copy of the criteria and the guideline free of charge. This notice is not a"
            + " guarantee of payment. Payment depends on eligibility and network. If you have"
            + " additional information that was not included with the request, please send it.";
    List<ReasonStatement> sentences =
        ReasonStatement.all().stream()
            .filter(reason -> reason.isOf(ReasonStatement.TUNE) && reason.statement().endsWith("."))
            .toList();
    TriageMeasure alone = TriageMeasure.of(sentences.stream());
    TriageMeasure inALetter =
        TriageMeasure.of(sentences.stream().map(reason -> reason.followedBy(everyLetter)));
    assertThat(inALetter.mistakes()).isEqualTo(alone.mistakes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"clinical", "administrative", "unclear"})
  void theHalvesWereAssignedByTheirRule(String label) {
    List<ReasonStatement> ordered =
        ReasonStatement.all().stream()
            .filter(reason -> reason.label().equals(label))
            .sorted(Comparator.comparing(reason -> sha256(reason.id())))
            .toList();
    assertThat(ordered).hasSizeGreaterThan(100);
    assertThat(ordered)
        .extracting(ReasonStatement::half)
        .containsExactlyElementsOf(
            IntStream.range(0, ordered.size())
                .mapToObj(n -> n % 2 == 0 ? ReasonStatement.TUNE : ReasonStatement.HELD_OUT)
                .toList());
  }

  private static String sha256(String id) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
