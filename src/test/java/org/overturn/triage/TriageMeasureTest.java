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
import org.junit.jupiter.params.provider.ValueSource;

/** R3, R4: triage measured on labeled reasons; the aims hold on the half kept apart. */
class TriageMeasureTest {

  @Test
  void noClinicalDenialOfTheHalfForTuningIsSentToResubmission() {
    TriageMeasure tune = TriageMeasure.tune();
    assertThat(tune.count("clinical", "administrative")).isZero();
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
