package org.overturn.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TooLateTest {

  private static final Instant BACK = Instant.parse("2026-11-20T13:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // due, window closes, too late
        "2026-11-20T15:00:00Z, -, false",
        "2026-11-20T14:59:59Z, -, true",
        "2026-11-20T12:00:00Z, -, true",
        "-, 2026-11-20T15:00:00Z, false",
        "-, 2026-11-20T14:59:59Z, true",
        "2026-11-25T12:00:00Z, 2026-11-20T14:00:00Z, true",
        "2026-11-20T14:00:00Z, 2026-11-25T12:00:00Z, true",
        "2026-11-25T12:00:00Z, 2026-11-25T12:00:00Z, false",
        "-, -, false"
      })
  void whoComesBackNeedsTwoHoursBeforeTheFirstOfDueDateAndWindow(
      Instant due, Instant closes, boolean tooLate) {
    assertThat(TooLate.isBack(BACK, due, closes)).isEqualTo(tooLate);
  }

  @Test
  void aTaskThatIsOverdueDoesNotWaitForAnyone() {
    assertThat(TooLate.isBack(BACK, BACK.minusSeconds(1), null)).isTrue();
  }
}
