package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.overturn.deadline.Rows.callRow;
import static org.overturn.deadline.Rows.callRule;
import static org.overturn.deadline.Rows.changed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowRuleTest {

  @Test
  void aRowOfTheTableBecomesARule() {
    assertThat(WindowRule.from(callRow()))
        .isEqualTo(
            new WindowRule(
                "Example Health inpatient",
                Offered.AFTER_DETERMINATION,
                Effect.CAN_OVERTURN,
                true,
                3,
                WindowUnit.BUSINESS_DAYS,
                ClockStart.DETERMINATION,
                ClosesAt.CLOSE_OF_BUSINESS,
                null,
                1,
                2,
                null,
                WhoMaySpeak.ANY_PHYSICIAN,
                "by phone",
                "",
                new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), Rows.NEW_YORK),
                15,
                1,
                "",
                Strategy.BOTH_AT_ONCE,
                false,
                new RuleSource("example.com, calls (2026)", LocalDate.of(2026, 11, 21))));
  }

  @Test
  void aRowKeptBeforeTheTableGaveSourcesIsStillRead() {
    WindowRule kept = callRule("source", null, "checkedOn", null, "timesToOffer", null);

    assertThat(kept.published()).isEqualTo(RuleSource.NOT_GIVEN);
    assertThat(kept.timesToOffer()).isEqualTo(1);
  }

  @Test
  void aPayersDaysOffAreSingleDaysDaysOfEveryYearAndTheDayAfterThanksgiving() {
    DaysOff off =
        callRule("holidays", "2026-12-24, 01-02,day-after-thanksgiving").hours().daysOff();

    assertThat(off.contains(LocalDate.of(2026, 12, 24))).isTrue();
    assertThat(off.contains(LocalDate.of(2027, 12, 24))).isFalse();
    assertThat(off.contains(LocalDate.of(2031, 1, 2))).isTrue();
    assertThat(off.contains(LocalDate.of(2026, 11, 27))).isTrue();
    assertThat(off.contains(LocalDate.of(2024, 11, 29))).isTrue();
    assertThat(off.contains(LocalDate.of(2024, 11, 22))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Christmas", "2026-02-30", "13-01", "2026-12-24 2026-12-31"})
  void aDayOffThatIsNoneIsQuotedWithWhatWouldBeOne(String list) {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> callRule("holidays", list))
        .withMessageContaining("holidays")
        .withMessageContaining("\"%s\" is no day off such as 2026-12-24, 12-24".formatted(list));
  }

  @Test
  void aDayOfCheckingThatIsNoDateIsNamed() {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> callRule("checkedOn", "last week"))
        .withMessageContaining("checkedOn")
        .withMessageContaining("\"last week\" is not a date such as 2026-11-21");
  }

  @Test
  void numbersMayComeInAnyTypeThatTheEngineChooses() {
    assertThat(callRule("windowLength", 3L).length()).isEqualTo(3);
    assertThat(callRule("windowLength", 3.0).length()).isEqualTo(3);
    assertThat(callRule("windowLength", new BigDecimal("3")).length()).isEqualTo(3);
  }

  @Test
  @DisplayName("R67: a window without a published length has none")
  void aWindowWithoutAPublishedLengthHasNone() {
    assertThat(callRule("windowLength", null).length()).isNull();
  }

  @Test
  @DisplayName("R72: a row that offers no call may leave the window's cells empty")
  void aRowThatOffersNoCallMayLeaveTheWindowsCellsEmpty() {
    Map<String, Object> row = new HashMap<>();
    row.put("rule", "Humana Medicare Advantage");
    row.put("offered", "not-offered");
    row.put("phoneOpens", "08:00");
    row.put("phoneCloses", "17:00");
    row.put("zone", "America/New_York");
    row.put("windowUnit", null);
    row.put("assumed", false);

    WindowRule rule = WindowRule.from(row);

    assertThat(rule.offered()).isEqualTo(Offered.NOT_OFFERED);
    assertThat(rule.callsAllowed()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windowUnit | bussiness-days | \"bussiness-days\" is not one of hours, business-hours,",
        "offered | never | \"never\" is not one of after-determination, before-determination,",
        "zone | America/Chicgo | \"America/Chicgo\" is not a time zone such as America/Chicago",
        "phoneOpens | 8 am | \"8 am\" is not a time such as 08:00",
        "phoneCloses | 07:00 | 07:00 is not after phoneOpens, 08:00",
        "windowLength | three | \"three\" is not a whole number",
        "appealEndsCall | yes | \"yes\" is not true or false",
        "rule | '' | is empty"
      })
  void aTypingErrorIsNamedWithItsTableRuleAndColumn(String column, String typed, String problem) {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> callRule(column, typed))
        .withMessageStartingWith("peer-to-peer-rules, rule \"")
        .withMessageContaining("output " + column + ": " + problem);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 2.5, 100_000})
  void aLengthThatNoWindowCanHaveIsRefused(double length) {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> callRule("windowLength", length))
        .withMessageContaining("rule \"Example Health inpatient\", output windowLength: ")
        .withMessageContaining("is not a whole number from 1 to 5000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule",
        "offered",
        "effect",
        "appealEndsCall",
        "windowUnit",
        "clockStart",
        "closesAt",
        "callsAllowed",
        "missedAttemptsAllowed",
        "whoMaySpeak",
        "phoneOpens",
        "phoneCloses",
        "zone",
        "slotMinutes",
        "strategy",
        "assumed"
      })
  void anEmptyCellOfAnOfferedCallIsNamed(String column) {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> WindowRule.from(changed(callRow(), column, null)))
        .withMessageContaining("output " + column + ": is empty");
  }

  @Test
  void everyCodeFindsItsChoiceAgain() {
    for (WindowUnit unit : WindowUnit.values()) {
      assertThat(WindowUnit.of(unit.code())).isEqualTo(unit);
    }
    assertThat(WhoMaySpeak.ORDERING_PHYSICIAN.code()).isEqualTo("ordering-physician");
    assertThat(AppealLevel.of("internal-1")).isEqualTo(AppealLevel.INTERNAL_1);
    assertThat(Strategy.of("call-first")).isEqualTo(Strategy.CALL_FIRST);
    assertThat(Effect.of("explains-only")).isEqualTo(Effect.EXPLAINS_ONLY);
    assertThat(DeadlineSource.of("letter")).isEqualTo(DeadlineSource.LETTER);
  }

  @Test
  @DisplayName("R66: a letter's day without a time ends when the payer's phones close")
  void aLettersDayWithoutATimeEndsWhenThePayersPhonesClose() {
    LocalDate day = LocalDate.of(2026, 11, 23);

    assertThat(callRule().letterWindow(day, null)).isEqualTo(LocalDateTime.of(2026, 11, 23, 17, 0));
    assertThat(callRule().letterWindow(day, LocalTime.NOON))
        .isEqualTo(LocalDateTime.of(2026, 11, 23, 12, 0));
  }
}
