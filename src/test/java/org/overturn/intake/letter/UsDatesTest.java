package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsDatesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11/07/2026",
        "11-07-2026",
        "11/7/26",
        "2026-11-07",
        "November 7, 2026",
        "NOVEMBER 7, 2026",
        "Nov. 7, 2026",
        "Nov 7 2026",
        "November 7th, 2026",
        "7 November 2026",
        "7th Nov. 2026"
      })
  void aDateIsReadMonthFirst(String text) {
    assertThat(UsDates.date(text, TODAY)).contains(LocalDate.of(2026, 11, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"13/40/2026", "02/30/2026", "soon", "", "11/2026"})
  void whatIsNoDayIsNoDate(String text) {
    assertThat(UsDates.date(text, TODAY)).isEmpty();
  }

  @Test
  void aYearOfTwoDigitsLiesInThePast() {
    assertThat(UsDates.date("04/02/68", TODAY)).contains(LocalDate.of(1968, 4, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5:00 PM CT|17:00|America/Chicago",
        "5 p.m. Central Time|17:00|America/Chicago",
        "noon EST|12:00|America/New_York",
        "12:15 a.m. (PT)|00:15|America/Los_Angeles",
        "16:30 MST|16:30|America/Denver",
        "4:30 PM Pacific Standard Time|16:30|America/Los_Angeles"
      })
  void aTimeIsReadWithTheZoneThatItNames(String text, LocalTime time, String zone) {
    assertThat(text).matches("(?i)" + UsDates.TIME);
    assertThat(UsDates.time(text)).contains(time);
    assertThat(UsDates.zone(text)).contains(ZoneId.of(zone));
  }

  @Test
  void aTimeWithoutAZoneIsThePayers() {
    assertThat(UsDates.zone("5:00 PM")).isEmpty();
  }
}
