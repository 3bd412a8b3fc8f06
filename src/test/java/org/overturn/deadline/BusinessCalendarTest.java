package org.overturn.deadline;

import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final OpeningHours OFFICE =
      new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), NEW_YORK);

  private final BusinessCalendar calendar = new BusinessCalendar();

  /** As the Office of Personnel Management lists them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03",
        "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25", "2027-01-01",
        "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06",
        "2027-10-11", "2027-11-11", "2027-11-25", "2027-12-24", "2027-12-31"
      })
  void federalHolidaysOf2026And2027AreFreeOnTheDayTheyAreObserved(LocalDate day) {
    assertThat(calendar.isBusinessDay(day)).isFalse();
  }

  @Test
  void noOtherWeekdayOf2026And2027IsFree() {
    long businessDays =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2028, 1, 1))
            .filter(calendar::isBusinessDay)
            .count();

    assertThat(businessDays).isEqualTo(261 + 261 - 23);
  }

  @Test
  void columbusDayIsAFederalHolidayButTheDayAfterThanksgivingIsNot() {
    assertThat(calendar.isBusinessDay(LocalDate.of(2026, 10, 12))).isFalse();
    assertThat(calendar.isBusinessDay(LocalDate.of(2026, 11, 27))).isTrue();
  }

  @Test
  void juneteenthIsFreeSince2021() {
    assertThat(calendar.isBusinessDay(LocalDate.of(2020, 6, 19))).isTrue();
    assertThat(calendar.isBusinessDay(LocalDate.of(2021, 6, 18))).isFalse();
  }

  @Test
  void newYearsDayOnASaturdayIsObservedInTheYearBefore() {
    assertThat(LocalDate.of(2028, 1, 1).getDayOfWeek()).isEqualTo(SATURDAY);
    assertThat(calendar.isBusinessDay(LocalDate.of(2027, 12, 31))).isFalse();
    assertThat(calendar.isBusinessDay(LocalDate.of(2028, 1, 3))).isTrue();
  }

  @Test
  void aPayersOwnHolidaysAreFreeInItsCalendarOnly() {
    LocalDate dayAfterThanksgiving = LocalDate.of(2026, 11, 27);
    BusinessCalendar payers = calendar.with(DaysOff.of("2026-11-27"));

    assertThat(payers.isBusinessDay(dayAfterThanksgiving)).isFalse();
    assertThat(payers.isBusinessDay(LocalDate.of(2026, 11, 26))).isFalse();
    assertThat(calendar.isBusinessDay(dayAfterThanksgiving)).isTrue();
  }

  @Test
  void businessDaysAreCountedOverWeekendsHolidaysAndTheTurnOfTheYear() {
    assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 11, 24), 3))
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 12, 30), 2))
        .isEqualTo(LocalDate.of(2027, 1, 4));
    assertThat(calendar.minusBusinessDays(LocalDate.of(2027, 1, 4), 2))
        .isEqualTo(LocalDate.of(2026, 12, 30));
    assertThat(calendar.plusBusinessDays(LocalDate.of(2028, 2, 28), 1))
        .isEqualTo(LocalDate.of(2028, 2, 29));
  }

  @Test
  void aDayOffGivesWayToTheNextOrTheLastBusinessDay() {
    assertThat(calendar.onOrAfter(LocalDate.of(2026, 7, 3))).isEqualTo(LocalDate.of(2026, 7, 6));
    assertThat(calendar.onOrBefore(LocalDate.of(2026, 7, 5))).isEqualTo(LocalDate.of(2026, 7, 2));
    assertThat(calendar.onOrAfter(LocalDate.of(2026, 7, 6))).isEqualTo(LocalDate.of(2026, 7, 6));
  }

  @Test
  void businessHoursStopAtTheCloseAndGoOnAtTheNextOpening() {
    assertThat(plus("2026-11-25T15:00", 4)).isEqualTo(at("2026-11-27T10:00"));
    assertThat(plus("2026-11-25T20:00", 1)).isEqualTo(at("2026-11-27T09:00"));
    assertThat(plus("2026-11-23T06:00", 9)).isEqualTo(at("2026-11-23T17:00"));
  }

  @Test
  void theLastBusinessHoursReachBackOverNightsAndHolidays() {
    assertThat(minus("2026-11-25T23:59:59", 4)).isEqualTo(at("2026-11-25T13:00"));
    assertThat(minus("2026-11-27T08:30", 4)).isEqualTo(at("2026-11-25T13:30"));
    assertThat(minus("2026-11-27T05:00", 4)).isEqualTo(at("2026-11-25T13:00"));
    assertThat(minus("2026-11-25T12:00", 4)).isEqualTo(at("2026-11-25T08:00"));
  }

  @Test
  void anOfficeIsOpenFromItsOpeningUntilItsClosing() {
    assertThat(calendar.isOpen(at("2026-11-23T08:00"), OFFICE)).isTrue();
    assertThat(calendar.isOpen(at("2026-11-23T16:59:59"), OFFICE)).isTrue();
    assertThat(calendar.isOpen(at("2026-11-23T17:00"), OFFICE)).isFalse();
    assertThat(calendar.isOpen(at("2026-11-26T10:00"), OFFICE)).isFalse();
  }

  @Test
  void businessTimeToAddMustBePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> plus("2026-11-23T08:00", 0));
  }

  private Instant plus(String local, int hours) {
    return calendar.plusBusinessTime(at(local), Duration.ofHours(hours), OFFICE);
  }

  private Instant minus(String local, int hours) {
    return calendar.minusBusinessTime(at(local), Duration.ofHours(hours), OFFICE);
  }

  private static Instant at(String local) {
    return ZonedDateTime.of(java.time.LocalDateTime.parse(local), NEW_YORK).toInstant();
  }
}
