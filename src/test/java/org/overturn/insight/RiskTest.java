package org.overturn.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTest {

  private static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "-PT1S, PASSED",
    "PT0S, PASSED",
    "PT1S, LAST_HOUR",
    "PT59M59S, LAST_HOUR",
    "PT1H, CLOSING",
    "PT3H59M, CLOSING",
    "PT4H, TODAY",
    "PT24H, SOON",
    "PT72H, LATER",
    "P300D, LATER"
  })
  void theTimeLeftSaysHowNearAClockIs(Duration left, Risk risk) {
    assertThat(Risk.of(NOW.plus(left), NOW)).isEqualTo(risk);
  }

  @Test
  void noTwoLookOrReadAlike() {
    assertThat(Arrays.stream(Risk.values()).map(Risk::mark)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Risk.values()).map(Risk::words)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Risk.values()).map(Risk::css)).doesNotHaveDuplicates();
  }
}
