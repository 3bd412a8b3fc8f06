package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.deadline.Rows.NEW_YORK;
import static org.overturn.deadline.Rows.at;
import static org.overturn.deadline.Rows.deadlinesAt;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindersTest {

  private static final OpeningHours OFFICE =
      new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), NEW_YORK);

  private final Deadlines deadlines = deadlinesAt("2026-11-21T12:00:00Z");

  @Test
  @DisplayName("R12: the reminder comes at half of the window, the escalation four hours before")
  void warningsComeBeforeTheClose() {
    assertThat(deadlines.warnings(at("2026-11-18T09:00"), at("2026-11-20T17:00"), OFFICE))
        .isEqualTo(new Warnings(at("2026-11-19T13:00"), at("2026-11-20T13:00")));
  }

  @Test
  @DisplayName(
      "R12: a window that closes at midnight or on a day off is escalated while phones answer")
  void aWindowThatClosesOutOfHoursIsEscalatedWhilePhonesAnswer() {
    assertThat(escalation("2026-11-16T09:00", "2026-11-20T23:59:59"))
        .isEqualTo(at("2026-11-20T13:00"));
    assertThat(escalation("2026-11-16T09:00", "2026-11-22T12:00"))
        .isEqualTo(at("2026-11-20T13:00"));
    assertThat(escalation("2026-11-16T09:00", "2026-11-27T09:00"))
        .isEqualTo(at("2026-11-25T14:00"));
  }

  @Test
  void aWindowWhoseLastBusinessHoursAreRunningIsEscalatedAtOnce() {
    assertThat(escalation("2026-11-20T16:00", "2026-11-21T16:00"))
        .isEqualTo(at("2026-11-20T16:00"));
  }

  @Test
  void theLastBusinessHoursAreThePayers() {
    OpeningHours pacific =
        new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), ZoneId.of("America/Los_Angeles"));

    assertThat(
            deadlines
                .warnings(at("2026-11-18T09:00"), at("2026-11-20T23:59:59"), pacific)
                .escalationAt())
        .isEqualTo(at("2026-11-20T16:00"));
  }

  @Test
  void nothingIsWarnedOfAfterAWindowThatIsAlreadyOver() {
    assertThat(deadlines.warnings(at("2026-11-20T09:00"), at("2026-11-18T17:00"), OFFICE))
        .isEqualTo(new Warnings(at("2026-11-18T17:00"), at("2026-11-18T17:00")));
  }

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

  @Test
  @DisplayName("R59: a filing deadline is announced 14, 7 and 1 days before")
  void aFilingDeadlineIsAnnounced14And7And1DaysBefore() {
    assertThat(
            deadlines.filingReminders(
                at("2026-11-20T09:00"), filing(at("2027-01-21T23:59:59")), OFFICE))
        .containsExactly(at("2027-01-07T08:00"), at("2027-01-14T08:00"), at("2027-01-20T08:00"));
    assertThat(
            deadlines.filingReminders(
                at("2027-01-10T09:00"), filing(at("2027-01-21T23:59:59")), OFFICE))
        .containsExactly(at("2027-01-14T08:00"), at("2027-01-20T08:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T09:00, 2027-01-07T08:00",
    "2027-01-10T09:00, 2027-01-14T08:00",
    "2027-01-16T09:00, 2027-01-20T08:00",
    "2027-01-21T11:59:59, 2027-01-21T17:59:59"
  })
  @DisplayName("R59: the first reminder is the farthest still ahead, on the last day at half of it")
  void theFirstReminderIsTheFarthestStillAhead(String from, String reminder) {
    assertThat(
            deadlines
                .filingWarnings(at(from), filing(at("2027-01-21T23:59:59")), OFFICE)
                .reminderAt())
        .isEqualTo(at(reminder));
  }

  @Test
  @DisplayName("R65: filing is near three business days before, and at risk one before")
  void filingIsNearThreeBusinessDaysBefore() {
    FilingWarnings warnings =
        deadlines.filingWarnings(at("2026-11-20T09:00"), filing(at("2027-01-19T23:59:59")), OFFICE);

    assertThat(warnings.nearAt()).isEqualTo(at("2027-01-13T08:00"));
    assertThat(warnings.escalationAt()).isEqualTo(at("2027-01-15T08:00"));
  }

  @Test
  @DisplayName("R65: a deadline on a weekend is near three business days before its last workday")
  void aDeadlineOnAWeekendIsNearBeforeItsLastWorkday() {
    assertThat(deadlines.businessDaysBefore(at("2026-11-22T23:59:59"), 3, OFFICE))
        .isEqualTo(at("2026-11-17T08:00"));
  }

  @Test
  void filingWarningsStayBetweenNowAndTheDeadline() {
    FilingWarnings late =
        deadlines.filingWarnings(at("2026-11-20T09:00"), filing(at("2026-11-20T23:59:59")), OFFICE);
    FilingWarnings over =
        deadlines.filingWarnings(at("2026-11-20T09:00"), filing(at("2026-11-10T23:59:59")), OFFICE);

    assertThat(late.nearAt()).isEqualTo(at("2026-11-20T09:00"));
    assertThat(late.escalationAt()).isEqualTo(at("2026-11-20T09:00"));
    assertThat(over)
        .isEqualTo(
            new FilingWarnings(
                at("2026-11-10T23:59:59"), at("2026-11-10T23:59:59"), at("2026-11-10T23:59:59")));
  }

  private static ComputedDeadline filing(Instant dueAt) {
    return new ComputedDeadline(
        at("2026-11-01T00:00"), dueAt, NEW_YORK, DeadlineSource.RULE, "for the test");
  }

  private Instant escalation(String from, String due) {
    return deadlines.warnings(at(from), at(due), OFFICE).escalationAt();
  }
}
