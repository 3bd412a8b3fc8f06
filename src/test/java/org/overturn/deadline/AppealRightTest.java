package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.overturn.deadline.Rows.appealRight;
import static org.overturn.deadline.Rows.appealRow;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppealRightTest {

  @Test
  void aRowOfTheTableBecomesARight() {
    assertThat(AppealRight.from(appealRow()))
        .isEqualTo(
            new AppealRight(
                "Medicare Advantage reconsideration",
                true,
                65,
                WindowUnit.CALENDAR_DAYS,
                FilingClockStart.NOTICE_DATE,
                null,
                30,
                WindowUnit.CALENDAR_DAYS,
                AppealLevel.EXTERNAL,
                false,
                true,
                false,
                "42 CFR 422.582",
                false,
                new RuleSource("example.com, notices (2026)", LocalDate.of(2026, 11, 21))));
  }

  @Test
  void aLevelThatIsNotOpenMayLeaveTheOtherCellsEmpty() {
    Map<String, Object> row = new HashMap<>();
    row.put("right", "No further level");
    row.put("available", false);
    row.put("filingUnit", null);
    row.put("assumed", false);

    AppealRight right = AppealRight.from(row);

    assertThat(right.available()).isFalse();
    assertThat(right.nextLevel()).isEqualTo(AppealLevel.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"appeal-window", "any-time", "until-determination", "business-hours", "x"})
  void aUnitThatNoFilingPeriodHasIsRefusedByName(String unit) {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> appealRight("filingUnit", unit))
        .withMessageStartingWith(
            "appeal-rights, rule \"Medicare Advantage reconsideration\", output filingUnit: \""
                + unit
                + "\" is not one of ");
  }
}
