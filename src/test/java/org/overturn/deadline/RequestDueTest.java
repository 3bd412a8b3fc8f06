package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.deadline.Rows.NEW_YORK;
import static org.overturn.deadline.Rows.at;
import static org.overturn.deadline.Rows.deadlinesAt;

import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDueTest {

  private static final OpeningHours OFFICE =
      new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), NEW_YORK);

  private final Deadlines deadlines = deadlinesAt("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T09:00, 2026-11-20T17:00",
    "2026-11-20T15:59:59, 2026-11-20T17:00",
    "2026-11-20T16:00, 2026-11-20T23:59:59",
    "2026-11-20T20:30, 2026-11-20T23:59:59",
    "2026-11-21T09:00, 2026-11-21T17:00"
  })
  @DisplayName("R9: the request is due the same local day")
  void theRequestIsDueTheSameLocalDay(String received, String due) {
    assertThat(deadlines.requestDueAt(at(received), at("2026-12-24T17:00"), OFFICE))
        .isEqualTo(at(due));
  }

  @Test
  @DisplayName("R9: the request is never due after the window closes")
  void theRequestIsNeverDueAfterTheWindowCloses() {
    assertThat(deadlines.requestDueAt(at("2026-11-20T09:00"), at("2026-11-20T11:00"), OFFICE))
        .isEqualTo(at("2026-11-20T11:00"));
  }

  @Test
  @DisplayName("R9: the day is the practice's, not the payer's")
  void theDayIsThePractices() {
    OpeningHours honolulu =
        new OpeningHours(LocalTime.of(7, 0), LocalTime.of(16, 0), ZoneId.of("Pacific/Honolulu"));

    assertThat(deadlines.requestDueAt(at("2026-11-21T02:00"), at("2026-12-24T17:00"), honolulu))
        .isEqualTo(at("2026-11-20T23:59:59", honolulu.zone()));
  }
}
