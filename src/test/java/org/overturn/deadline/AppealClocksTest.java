package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.deadline.Rows.NEW_YORK;
import static org.overturn.deadline.Rows.appealRight;
import static org.overturn.deadline.Rows.at;
import static org.overturn.deadline.Rows.deadlinesAt;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppealClocksTest {

  private static final Instant RECEIVED = at("2026-11-19T10:00");

  private final Deadlines deadlines = deadlinesAt("2030-12-31T12:00:00Z");
  private final ClockFacts facts = ClockFacts.of(LocalDate.of(2026, 11, 17), RECEIVED);

  @Test
  @DisplayName("F34: Medicare Advantage counts 65 days from the date on the notice")
  void medicareAdvantageCounts65DaysFromTheDateOnTheNotice() {
    ComputedDeadline filing = filing(appealRight(), facts);

    assertThat(filing.startsAt()).isEqualTo(at("2026-11-17T00:00"));
    assertThat(filing.dueAt()).isEqualTo(at("2027-01-21T23:59:59"));
    assertThat(filing.source()).isEqualTo(DeadlineSource.RULE);
    assertThat(filing.explanation())
        .isEqualTo(
            "Medicare Advantage reconsideration (42 CFR 422.582) allows 65 calendar days from the"
                + " date on the notice, Nov 17, 2026 (every day counts), so the appeal must be filed"
                + " by Thu, Jan 21, 2027, 11:59 PM EST.");
  }

  @Test
  @DisplayName("F26: employer plans count 180 days from the receipt, over daylight saving")
  void employerPlansCount180DaysFromTheReceipt() {
    assertThat(
            filing(appealRight("filingLength", 180, "filingClockStart", "notice-received"), facts)
                .dueText())
        .isEqualTo("Tue, May 18, 2027, 11:59 PM EDT");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31, 2027-02-28",
    "2027-10-31, 2028-02-29",
    "2026-11-17, 2027-03-17",
    "2026-01-31, 2026-05-31"
  })
  @DisplayName("R75, F29: four months are calendar months, to the end of a shorter one")
  void fourMonthsAreCalendarMonths(LocalDate decision, LocalDate lastDay) {
    AppealRight external =
        appealRight(
            "filingLength", 4,
            "filingUnit", "calendar-months",
            "filingClockStart", "previous-decision");

    assertThat(filing(external, facts.withPreviousDecisionDate(decision)).dueAt())
        .isEqualTo(at(lastDay + "T23:59:59"));
  }

  @Test
  void aPreviousDecisionThatIsNotOnFileGivesWayToTheFirstAndIsSaid() {
    ComputedDeadline filing = filing(appealRight("filingClockStart", "previous-decision"), facts);

    assertThat(filing.dueAt()).isEqualTo(at("2027-01-21T23:59:59"));
    assertThat(filing.explanation()).contains("as no later decision is on file");
  }

  @Test
  @DisplayName("R6: a last day that the letter states beats the table")
  void aLastDayThatTheLetterStatesBeatsTheTable() {
    ComputedDeadline filing =
        filing(appealRight(), facts.withLetterAppealDeadline(LocalDate.of(2027, 1, 8)));

    assertThat(filing.dueAt()).isEqualTo(at("2027-01-08T23:59:59"));
    assertThat(filing.source()).isEqualTo(DeadlineSource.LETTER);
    assertThat(filing.explanation())
        .isEqualTo(
            "The letter gives until Jan 8, 2027 to appeal, and a date in the letter goes before the"
                + " rule \"Medicare Advantage reconsideration\".");
  }

  @Test
  @DisplayName("F38: sixty days, the shortest federal period, are assumed where none is known")
  void sixtyDaysAreAssumedWhereNoneIsKnown() {
    ComputedDeadline filing = filing(appealRight("filingLength", null), facts);

    assertThat(filing.dueAt()).isEqualTo(at("2027-01-16T23:59:59"));
    assertThat(filing.source()).isEqualTo(DeadlineSource.ASSUMED);
    assertThat(filing.explanation())
        .startsWith("No time to file is published for the rule")
        .endsWith("read the letter and enter what it states.");
  }

  @Test
  void anAssumedRowKeepsItsOwnLength() {
    ComputedDeadline filing = filing(appealRight("assumed", true), facts);

    assertThat(filing.dueAt()).isEqualTo(at("2027-01-21T23:59:59"));
    assertThat(filing.source()).isEqualTo(DeadlineSource.ASSUMED);
  }

  @Test
  @DisplayName("F25: working days to file are business days, whatever the hour of the receipt")
  void workingDaysToFileAreBusinessDays() {
    AppealRight right =
        appealRight(
            "filingLength", 10,
            "filingUnit", "business-days",
            "filingClockStart", "notice-received");

    assertThat(filing(right, ClockFacts.of(null, at("2026-11-19T21:00"))).dueAt())
        .isEqualTo(at("2026-12-04T23:59:59"));
  }

  @Test
  @DisplayName("F35: the payer decides within 30 calendar days of the filing")
  void thePayerDecidesWithin30CalendarDays() {
    ComputedDeadline decision = deadlines.payerDecision(appealRight(), RECEIVED, NEW_YORK);

    assertThat(decision.startsAt()).isEqualTo(RECEIVED);
    assertThat(decision.dueAt()).isEqualTo(at("2026-12-19T23:59:59"));
    assertThat(decision.explanation())
        .isEqualTo(
            "Medicare Advantage reconsideration (42 CFR 422.582) gives the payer 30 calendar days"
                + " from the filing on Thu, Nov 19, 2026, 10:00 AM EST (every day counts), so it"
                + " must decide by Sat, Dec 19, 2026, 11:59 PM EST.");
  }

  @Test
  @DisplayName("F28, F36: an urgent appeal is decided within 72 hours, to the minute")
  void anUrgentAppealIsDecidedWithin72Hours() {
    AppealRight urgent = appealRight("decisionLength", 72, "decisionUnit", "hours");

    assertThat(deadlines.payerDecision(urgent, RECEIVED, NEW_YORK).dueAt())
        .isEqualTo(at("2026-11-22T10:00"));
  }

  @Test
  void thirtyDaysToDecideAreAssumedWhereNoneIsKnown() {
    ComputedDeadline decision =
        deadlines.payerDecision(appealRight("decisionLength", null, "law", ""), RECEIVED, NEW_YORK);

    assertThat(decision.dueAt()).isEqualTo(at("2026-12-19T23:59:59"));
    assertThat(decision.isAssumed()).isTrue();
    assertThat(decision.explanation()).startsWith("No time to decide is published for the rule");
  }

  private ComputedDeadline filing(AppealRight right, ClockFacts clockFacts) {
    return deadlines.appealFiling(right, clockFacts, NEW_YORK);
  }
}
