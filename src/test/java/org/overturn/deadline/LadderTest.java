package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.overturn.deadline.Rows.NEW_YORK;
import static org.overturn.deadline.Rows.at;
import static org.overturn.deadline.Rows.deadlinesAt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.decisions.DecisionTable;

/** The rungs that the shipped table gives, in New York time unless a test says otherwise. */
class LadderTest {

  private static final OpeningHours OFFICE =
      new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), NEW_YORK);

  private final Deadlines deadlines = deadlinesAt("2026-11-21T12:00:00Z");
  private final DecisionTable table = DecisionTable.named("reminder-ladder");

  @Test
  @DisplayName(
      "R12: coordinators hear of a window at its half, supervisors four business hours before, both in its last hour")
  void aWindowHasThreeRungs() {
    assertThat(window("2026-11-18T09:00", "2026-11-20T17:00"))
        .containsEntry("windowReminderAt", at("2026-11-19T13:00"))
        .containsEntry("windowEscalationAt", at("2026-11-20T13:00"))
        .containsEntry("windowLastHourAt", at("2026-11-20T16:00"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-16T09:00, 2026-11-20T23:59:59, 2026-11-20T13:00",
    "2026-11-16T09:00, 2026-11-22T12:00,    2026-11-20T13:00",
    "2026-11-16T09:00, 2026-11-27T09:00,    2026-11-25T14:00"
  })
  @DisplayName("R12: a window that closes out of hours is escalated while the phones answer")
  void aWindowThatClosesOutOfHoursIsEscalatedWhilePhonesAnswer(
      String from, String due, String escalation) {
    assertThat(window(from, due)).containsEntry("windowEscalationAt", at(escalation));
  }

  @Test
  void aWindowWhoseLastBusinessHoursAreRunningIsEscalatedAtOnce() {
    assertThat(window("2026-11-20T16:00", "2026-11-21T16:00"))
        .containsEntry("windowEscalationAt", at("2026-11-20T16:00"));
  }

  @Test
  void theLastBusinessHoursAreThePayers() {
    OpeningHours pacific =
        new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), ZoneId.of("America/Los_Angeles"));

    assertThat(rungs("request-window", at("2026-11-18T09:00"), at("2026-11-20T23:59:59"), pacific))
        .containsEntry("windowEscalationAt", at("2026-11-20T16:00"));
  }

  @Test
  void aWindowThatIsOverHasItsRungsAtItsClose() {
    Instant close = at("2026-11-18T17:00");

    assertThat(rungs("request-window", at("2026-11-20T09:00"), close, OFFICE).values())
        .containsOnly(close);
  }

  @ParameterizedTest
  @CsvSource({
    // half of the window lies at three in the morning: it waits until seven
    "2026-11-18T15:00, 2026-11-19T15:00, 2026-11-19T07:00",
    // just before and just after the quiet hours nothing is moved
    "2026-11-18T12:00, 2026-11-19T03:58, 2026-11-18T19:59",
    "2026-11-18T12:00, 2026-11-20T02:00, 2026-11-19T07:00",
    // late in the evening of the same day: until the next morning
    "2026-11-18T14:00, 2026-11-19T06:00, 2026-11-18T22:00",
    "2026-11-18T14:00, 2026-11-19T08:00, 2026-11-19T07:00"
  })
  void aReminderWaitsForTheEndOfTheQuietHoursUnlessTheWindowClosesWithinThem(
      String from, String due, String reminder) {
    assertThat(window(from, due)).containsEntry("windowReminderAt", at(reminder));
  }

  @Test
  void theQuietHoursAreThePracticesNotThePayers() {
    ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
    Map<String, Instant> rungs =
        deadlines.rungs(
            ladder("request-window"),
            at("2026-11-18T15:00"),
            at("2026-11-19T15:00"),
            OFFICE,
            honolulu);

    // 03:00 in New York is 22:00 in Honolulu, where the night ends at 07:00, noon in New York
    assertThat(rungs).containsEntry("windowReminderAt", at("2026-11-19T12:00"));
  }

  @Test
  void theQuietHoursOfTheNightThatTheClocksGoForwardEndAtTheSameHourOnTheWall() {
    assertThat(window("2027-03-13T15:00", "2027-03-14T16:00"))
        .containsEntry("windowReminderAt", at("2027-03-14T07:00"));
  }

  @Test
  @DisplayName("R59: a filing deadline is announced 14, 7 and 1 days before")
  void aFilingDeadlineIsAnnounced14And7And1DaysBefore() {
    assertThat(filing("2026-11-20T09:00", "2027-01-21T23:59:59"))
        .containsEntry("filingReminderAt", at("2027-01-07T08:00"))
        .containsEntry("filingSecondReminderAt", at("2027-01-14T08:00"))
        .containsEntry("filingLastReminderAt", at("2027-01-20T08:00"))
        .containsEntry("filingLastHourAt", at("2027-01-21T16:00"));
  }

  @Test
  @DisplayName("R59: a reminder whose day is past is left out: it lies behind the deadline")
  void aReminderWhoseDayIsPastIsLeftOut() {
    Instant never = at("2027-01-22T23:59:59");

    assertThat(filing("2027-01-16T09:00", "2027-01-21T23:59:59"))
        .containsEntry("filingReminderAt", never)
        .containsEntry("filingSecondReminderAt", never)
        .containsEntry("filingLastReminderAt", at("2027-01-20T08:00"));
  }

  @Test
  @DisplayName("R65: filing is near three business days before, and at risk one before")
  void filingIsNearThreeBusinessDaysBefore() {
    assertThat(filing("2026-11-20T09:00", "2027-01-19T23:59:59"))
        .containsEntry("filingNearAt", at("2027-01-13T08:00"))
        .containsEntry("filingEscalationAt", at("2027-01-15T08:00"));
  }

  @Test
  @DisplayName("R65: a deadline on a weekend is near three business days before its last workday")
  void aDeadlineOnAWeekendIsNearBeforeItsLastWorkday() {
    assertThat(filing("2026-11-01T09:00", "2026-11-22T23:59:59"))
        .containsEntry("filingNearAt", at("2026-11-17T08:00"));
  }

  @Test
  void noRungComesBeforeTheStartOrAfterTheCloseUnlessItIsLeftOut() {
    Random random = new Random(20261121);
    for (int i = 0; i < 300; i++) {
      Instant from = at("2026-10-25T00:00").plus(random.nextInt(60 * 24 * 200), ChronoUnit.MINUTES);
      Instant due = from.plus(random.nextInt(60 * 24 * 60), ChronoUnit.MINUTES);
      for (String deadline : List.of("request-window", "no-request-window", "appeal-filing")) {
        assertThat(rungs(deadline, from, due, OFFICE))
            .as("%s from %s to %s", deadline, from, due)
            .allSatisfy(
                (timer, instant) -> {
                  if (!instant.equals(due.plus(Duration.ofDays(1)))) {
                    assertThat(instant).as(timer).isBetween(from, due);
                  }
                });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "timer,     last hour,     is not a name such as windowLastHourAt",
    "amount,    -1,            is not a whole number from 0",
    "amount,    101,           percent is after the close",
    "unit,      fortnights,    is not one of percent-of-window",
    "late,      perhaps,       is not one of at-once; skip",
    "quietFrom, evening,       is not a time such as 08:00",
    "quietUntil, 20:00,        is the same time as quietFrom"
  })
  void aCellThatCannotBeReadIsNamedWithItsRung(String column, String cell, String problem) {
    Map<String, Object> row =
        new HashMap<>(table.decide(Map.of("deadline", "request-window")).get(0));
    row.put(column, column.equals("amount") ? Integer.valueOf(cell) : cell);

    assertThatThrownBy(() -> Ladder.from(List.of(row)))
        .isInstanceOf(InvalidRule.class)
        .hasMessageContaining("reminder-ladder")
        .hasMessageContaining(column)
        .hasMessageContaining(problem.replace(';', ','));
  }

  private Map<String, Instant> window(String from, String due) {
    return rungs("request-window", at(from), at(due), OFFICE);
  }

  private Map<String, Instant> filing(String from, String due) {
    return rungs("appeal-filing", at(from), at(due), OFFICE);
  }

  private Map<String, Instant> rungs(
      String deadline, Instant from, Instant due, OpeningHours payer) {
    return deadlines.rungs(ladder(deadline), from, due, payer, NEW_YORK);
  }

  private Ladder ladder(String deadline) {
    return Ladder.from(table.decide(Map.of("deadline", deadline)));
  }
}
