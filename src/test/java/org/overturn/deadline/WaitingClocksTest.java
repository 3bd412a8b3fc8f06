package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.deadline.Rows.NEW_YORK;
import static org.overturn.deadline.Rows.at;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the practice waits for, in its own hours; each says its rule, its start and its calendar.
 */
class WaitingClocksTest {

  private static final OpeningHours PRACTICE =
      new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), NEW_YORK);

  private final Deadlines deadlines = Rows.deadlinesAt("2026-11-25T12:00:00Z");

  @Test
  @DisplayName(
      "F44: a corrected request is answered within 7 calendar days, or the payer is chased")
  void anAnswerIsExpectedWithinSevenDays() {
    ComputedDeadline answer =
        deadlines.resubmissionAnswer(LocalDate.of(2026, 11, 18), false, PRACTICE);

    assertThat(answer.dueAt()).isEqualTo(at("2026-11-25T17:00"));
    assertThat(answer.explanation())
        .isEqualTo(
            "CMS-0057-F allows the plans it covers 7 calendar days from the resubmission on Nov 18,"
                + " 2026 (every day counts) to answer, so the answer is due Wed, Nov 25, 2026, 5:00"
                + " PM EST; the practice chases other plans then, too.");
  }

  @Test
  @DisplayName("F44: an expedited one within 72 hours, over the change of the clocks too")
  void anExpeditedAnswerIsExpectedWithinSeventyTwoHours() {
    assertThat(deadlines.resubmissionAnswer(LocalDate.of(2026, 10, 30), true, PRACTICE).dueAt())
        .isEqualTo(at("2026-11-02T07:00"));
  }

  @Test
  void aPromisedAuthorizationIsChasedAfterThreeBusinessDaysOverThanksgiving() {
    ComputedDeadline authorization = deadlines.authorization(at("2026-11-24T18:30"), PRACTICE);

    assertThat(authorization.dueAt()).isEqualTo(at("2026-11-30T17:00"));
    assertThat(authorization.explanation())
        .isEqualTo(
            "The practice waits 3 business days from the promise on Tue, Nov 24, 2026, 6:30 PM EST"
                + " (weekends and US federal holidays do not count) for the authorization in"
                + " writing, and chases it from Mon, Nov 30, 2026, 5:00 PM EST.");
  }

  @Test
  void aDecisionWithoutADayIsChasedAfterTwoBusinessDaysAndAnAnnouncedOneOnItsDay() {
    assertThat(deadlines.decisionAfterCall(at("2026-11-18T13:20"), null, PRACTICE).explanation())
        .endsWith("and chases it from Fri, Nov 20, 2026, 5:00 PM EST.")
        .contains("2 business days from the record of the call on Wed, Nov 18, 2026, 1:20 PM EST");
    assertThat(
            deadlines
                .decisionAfterCall(at("2026-11-18T13:20"), LocalDate.of(2026, 11, 24), PRACTICE)
                .dueAt())
        .isEqualTo(at("2026-11-24T17:00"));
  }
}
