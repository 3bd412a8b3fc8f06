package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.overturn.deadline.Rows.appealRight;
import static org.overturn.deadline.Rows.at;
import static org.overturn.deadline.Rows.callRule;
import static org.overturn.deadline.Rows.deadlinesAt;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallWindowTest {

  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);

  private final Deadlines deadlines = deadlinesAt("2026-11-21T12:00:00Z");
  private final ClockFacts facts = ClockFacts.of(TUESDAY, at("2026-11-18T10:00"));

  @Test
  @DisplayName("R6: a time stated in the letter beats the table, and the source says so")
  void aTimeStatedInTheLetterBeatsTheTable() {
    ComputedDeadline window =
        window(callRule(), facts.withLetterWindow(LocalDateTime.of(2026, 11, 23, 14, 30)));

    assertThat(window.dueAt()).isEqualTo(at("2026-11-23T14:30"));
    assertThat(window.source()).isEqualTo(DeadlineSource.LETTER);
    assertThat(window.explanation())
        .isEqualTo(
            "The letter states Mon, Nov 23, 2026, 2:30 PM EST, and a time in the letter goes before"
                + " the rule \"Example Health inpatient\".");
  }

  @Test
  @DisplayName("R6: a letter that offers a call is believed where the table knows of none")
  void aLetterThatOffersACallIsBelievedWhereTheTableKnowsOfNone() {
    ComputedDeadline window =
        window(
            callRule("offered", "not-offered"),
            facts.withLetterWindow(LocalDateTime.of(2026, 11, 23, 14, 30)));

    assertThat(window.isOverAt(at("2026-11-23T14:29"))).isFalse();
  }

  @Test
  @DisplayName("R66: the letter's time is the payer's, wherever the practice is")
  void theLettersTimeIsThePayers() {
    ComputedDeadline window =
        window(
            callRule("zone", "America/Los_Angeles"),
            facts.withLetterWindow(LocalDateTime.of(2026, 11, 23, 14, 30)));

    assertThat(window.dueAt()).isEqualTo(at("2026-11-23T17:30"));
    assertThat(window.dueText()).isEqualTo("Mon, Nov 23, 2026, 2:30 PM PST");
  }

  @Test
  void aLettersTimeThatComesTwiceInTheNightIsTheEarlierOne() {
    ComputedDeadline window =
        window(callRule(), facts.withLetterWindow(LocalDateTime.of(2026, 11, 1, 1, 30)));

    assertThat(window.dueText()).isEqualTo("Sun, Nov 1, 2026, 1:30 AM EDT");
  }

  @Test
  @DisplayName("F02: three business days from the posting close with the third day's business")
  void businessDaysAreCountedFromThePosting() {
    ComputedDeadline window =
        window(
            callRule(3, "business-days", "notice-posted", "close-of-business"),
            facts.withNoticePostedDate(LocalDate.of(2026, 11, 18)));

    assertThat(window.startsAt()).isEqualTo(at("2026-11-18T00:00"));
    assertThat(window.dueAt()).isEqualTo(at("2026-11-23T17:00"));
    assertThat(window.source()).isEqualTo(DeadlineSource.RULE);
    assertThat(window.explanation())
        .isEqualTo(
            "Example Health inpatient allows 3 business days from the posting of the denial on Nov"
                + " 18, 2026 (weekends and US federal holidays do not count), so the window closes"
                + " Mon, Nov 23, 2026, 5:00 PM EST.");
  }

  @Test
  @DisplayName("F01: 21 calendar days end with the last day; an unknown posting date is said")
  void calendarDaysEndWithTheLastDay() {
    ComputedDeadline window =
        window(callRule(21, "calendar-days", "notice-posted", "end-of-day"), facts);

    assertThat(window.dueAt()).isEqualTo(at("2026-12-08T23:59:59"));
    assertThat(window.source()).isEqualTo(DeadlineSource.RULE);
    assertThat(window.explanation())
        .isEqualTo(
            "Example Health inpatient allows 21 calendar days from the determination on Nov 17,"
                + " 2026, as the posting date is not on file (every day counts), so the window"
                + " closes Tue, Dec 8, 2026, 11:59 PM EST.");
  }

  @Test
  @DisplayName("F14: ten business days from the receipt pass over Thanksgiving")
  void businessDaysPassOverThanksgiving() {
    assertThat(
            window(callRule(10, "business-days", "notice-received", "close-of-business"), facts)
                .dueAt())
        .isEqualTo(at("2026-12-03T17:00"));
  }

  @Test
  void aNoticeReceivedAfterThePayersHoursCountsFromTheNextBusinessDay() {
    ComputedDeadline window =
        window(
            callRule(2, "business-days", "notice-received", "close-of-business"),
            ClockFacts.of(TUESDAY, at("2026-11-20T17:00")));

    assertThat(window.dueAt()).isEqualTo(at("2026-11-25T17:00"));
    assertThat(window.startsAt()).isEqualTo(at("2026-11-20T17:00"));
    assertThat(window.explanation())
        .contains(
            "from the receipt of the denial on Fri, Nov 20, 2026, 5:00 PM EST, which counts as Nov"
                + " 23, 2026 (");
  }

  @Test
  void aRuleMayCountADenialAfterHoursAtOnce() {
    ComputedDeadline window =
        window(
            callRule(
                "windowLength", 2,
                "windowUnit", "business-days",
                "clockStart", "notice-received",
                "receivedAfterHours", "same-day"),
            ClockFacts.of(TUESDAY, at("2026-11-20T17:00")));

    assertThat(window.dueAt()).isEqualTo(at("2026-11-24T17:00"));
    assertThat(window.explanation()).doesNotContain("which counts as");
  }

  @Test
  void aRuleMayCountHoursFromTheNextBusinessDayToo() {
    ComputedDeadline window =
        window(
            callRule(
                "windowLength", 24,
                "windowUnit", "hours",
                "clockStart", "notice-received",
                "receivedAfterHours", "next-business-day",
                "closesAt", "same-time"),
            ClockFacts.of(TUESDAY, at("2026-11-20T19:00")));

    assertThat(window.dueAt()).isEqualTo(at("2026-11-24T08:00"));
    assertThat(window.explanation()).contains("which counts as Nov 23, 2026 (every hour counts)");
  }

  @Test
  void aPayersOwnDayOffIsPassedOverAndSaid() {
    ComputedDeadline window =
        window(
            callRule(
                "windowLength", 3,
                "clockStart", "notice-received",
                "holidays", "day-after-thanksgiving"),
            ClockFacts.of(TUESDAY, at("2026-11-24T10:00")));

    assertThat(window.dueAt()).isEqualTo(at("2026-12-01T17:00"));
    assertThat(window.explanation())
        .contains(
            "(weekends and US federal holidays do not count, nor do the payer's own days off)");
  }

  @Test
  void aLettersTimeThatTheNightLeavesOutIsAnHourLater() {
    ComputedDeadline window =
        window(callRule(), facts.withLetterWindow(LocalDateTime.of(2026, 3, 8, 2, 30)));

    assertThat(window.dueText()).isEqualTo("Sun, Mar 8, 2026, 3:30 AM EDT");
  }

  @Test
  void aNoticeReceivedAMinuteBeforeTheCloseCountsOnItsOwnDay() {
    assertThat(
            window(
                    callRule(2, "business-days", "notice-received", "close-of-business"),
                    ClockFacts.of(TUESDAY, at("2026-11-20T16:59")))
                .dueAt())
        .isEqualTo(at("2026-11-24T17:00"));
  }

  @Test
  void onlyBusinessTimeMovesAnEventOnADayOff() {
    ClockFacts saturday = ClockFacts.of(TUESDAY, at("2026-11-21T09:00"));

    assertThat(
            window(callRule(2, "business-days", "notice-received", "same-time"), saturday).dueAt())
        .isEqualTo(at("2026-11-25T08:00"));
    assertThat(
            window(callRule(2, "calendar-days", "notice-received", "same-time"), saturday).dueAt())
        .isEqualTo(at("2026-11-23T09:00"));
    assertThat(window(callRule(48, "hours", "notice-received", "same-time"), saturday).dueAt())
        .isEqualTo(at("2026-11-23T09:00"));
  }

  @Test
  void whichDayItIsIsSettledInThePayersZone() {
    ClockFacts lateInNewYork = ClockFacts.of(TUESDAY, at("2026-11-19T01:00"));

    assertThat(
            window(
                    Rows.callRule(
                        "windowLength", 1,
                        "windowUnit", "calendar-days",
                        "clockStart", "notice-received",
                        "closesAt", "end-of-day",
                        "zone", "America/Los_Angeles"),
                    lateInNewYork)
                .dueText())
        .isEqualTo("Thu, Nov 19, 2026, 11:59 PM PST");
  }

  @Test
  void hoursFromADeterminationWithoutATimeAreCountedFromTheStartOfItsDay() {
    WindowRule rule = callRule(72, "hours", "determination", "same-time");

    assertThat(window(rule, facts).dueAt()).isEqualTo(at("2026-11-20T00:00"));
    assertThat(window(rule, ClockFacts.of(TUESDAY, at("2026-11-17T15:00"))).dueAt())
        .isEqualTo(at("2026-11-20T00:00"));
    assertThat(window(rule, facts.withDeterminationTime(LocalTime.of(15, 20))).dueAt())
        .isEqualTo(at("2026-11-20T15:20"));
  }

  @Test
  void hoursNeverLastBeyondThemselvesWhereverTheDayCloses() {
    ClockFacts morning = facts.withDeterminationTime(LocalTime.of(9, 0));
    ClockFacts evening = facts.withDeterminationTime(LocalTime.of(19, 0));

    assertThat(window(callRule(24, "hours", "determination", "end-of-day"), morning).dueAt())
        .isEqualTo(at("2026-11-18T09:00"));
    assertThat(window(callRule(24, "hours", "determination", "close-of-business"), morning).dueAt())
        .isEqualTo(at("2026-11-18T09:00"));
    assertThat(window(callRule(24, "hours", "determination", "close-of-business"), evening).dueAt())
        .isEqualTo(at("2026-11-18T17:00"));
  }

  @Test
  void businessHoursRunOnlyWhileThePayersPhonesAreOpen() {
    ComputedDeadline window =
        window(
            callRule(12, "business-hours", "notice-received", "same-time"),
            ClockFacts.of(TUESDAY, at("2026-11-20T15:00")));

    assertThat(window.dueAt()).isEqualTo(at("2026-11-24T09:00"));
    assertThat(window.explanation())
        .contains("(only 8:00 AM to 5:00 PM counts, and weekends and US federal holidays do not");
  }

  @Test
  void dayLightSavingShortensOrLengthensADayButNotAnHour() {
    ClockFacts spring = ClockFacts.of(LocalDate.of(2026, 3, 7), at("2026-03-07T12:00"));
    ClockFacts autumn = ClockFacts.of(LocalDate.of(2026, 10, 31), at("2026-10-31T12:00"));
    WindowRule hours = callRule(24, "hours", "notice-received", "same-time");
    WindowRule day = callRule(1, "calendar-days", "notice-received", "same-time");

    assertThat(window(hours, spring).dueAt()).isEqualTo(at("2026-03-08T13:00"));
    assertThat(window(hours, autumn).dueAt()).isEqualTo(at("2026-11-01T11:00"));
    assertThat(window(day, spring).dueAt()).isEqualTo(at("2026-03-08T12:00"));
    assertThat(window(day, autumn).dueAt()).isEqualTo(at("2026-11-01T12:00"));
  }

  @Test
  void arizonaAndHawaiiKnowNoDaylightSaving() {
    ZoneId phoenix = ZoneId.of("America/Phoenix");
    WindowRule rule =
        callRule(
            "windowLength", 24,
            "windowUnit", "hours",
            "clockStart", "notice-received",
            "closesAt", "same-time",
            "zone", phoenix.getId());

    assertThat(window(rule, ClockFacts.of(null, at("2026-03-07T12:00", phoenix))).dueAt())
        .isEqualTo(at("2026-03-08T12:00", phoenix));
  }

  @Test
  void leapDaysAndYearEndsAreDaysLikeOthers() {
    Deadlines later = deadlinesAt("2028-12-31T12:00:00Z");
    ClockFacts leap = ClockFacts.of(LocalDate.of(2028, 2, 28), at("2028-02-28T10:00"));
    ClockFacts yearEnd = ClockFacts.of(LocalDate.of(2027, 12, 30), at("2027-12-30T10:00"));

    assertThat(later.callWindow(endOf(1, "calendar-days"), leap, null).dueAt())
        .isEqualTo(at("2028-02-29T23:59:59"));
    assertThat(later.callWindow(endOf(1, "business-days"), yearEnd, null).dueAt())
        .isEqualTo(at("2028-01-03T23:59:59"));
  }

  @Test
  @DisplayName("F18: a call as long as the appeal may be filed ends with the filing deadline")
  void aCallAsLongAsTheAppealMayBeFiledEndsWithTheFilingDeadline() {
    ComputedDeadline filing = deadlines.appealFiling(appealRight(), facts, Rows.NEW_YORK);

    ComputedDeadline window =
        deadlines.callWindow(
            callRule(null, "appeal-window", "determination", "close-of-business"), facts, filing);

    assertThat(window.dueAt()).isEqualTo(filing.dueAt());
    assertThat(window.source()).isEqualTo(DeadlineSource.RULE);
    assertThat(window.explanation())
        .isEqualTo(
            "Example Health inpatient lets a call be asked for until the appeal must be filed;"
                + " Medicare Advantage reconsideration (42 CFR 422.582) allows 65 calendar days"
                + " from the date on the notice, Nov 17, 2026 (every day counts), so the appeal"
                + " must be filed by Thu, Jan 21, 2027, 11:59 PM EST.");
  }

  @Test
  @DisplayName("F10, F15: a call at any time ends with the filing deadline")
  void aCallAtAnyTimeEndsWithTheFilingDeadline() {
    ComputedDeadline filing = deadlines.appealFiling(appealRight(), facts, Rows.NEW_YORK);

    for (String unit : new String[] {"any-time", "until-determination"}) {
      WindowRule rule = callRule("offered", "any-time", "windowLength", null, "windowUnit", unit);
      assertThat(deadlines.callWindow(rule, facts, filing).dueAt()).isEqualTo(filing.dueAt());
    }
  }

  @Test
  @DisplayName("F11: at any time before the determination does not last until the appeal is due")
  void atAnyTimeBeforeTheDeterminationDoesNotLastUntilTheAppealIsDue() {
    ComputedDeadline filing = deadlines.appealFiling(appealRight(), facts, Rows.NEW_YORK);
    WindowRule rule =
        callRule(
            "offered", "before-determination",
            "windowLength", null,
            "windowUnit", "any-time");

    assertThat(deadlines.callWindow(rule, facts, filing).dueAt()).isEqualTo(at("2026-11-19T10:00"));
  }

  @Test
  @DisplayName("F07, R15: before the determination the letter's cut time ends the window")
  void beforeTheDeterminationTheLettersCutTimeEndsTheWindow() {
    ClockFacts pended = ClockFacts.of(null, at("2026-11-20T10:00"));

    assertThat(
            window(
                    untilDetermination(),
                    pended.withLetterWindow(LocalDateTime.of(2026, 11, 23, 9, 0)))
                .dueAt())
        .isEqualTo(at("2026-11-23T09:00"));
  }

  @Test
  @DisplayName("F11, R67: before the determination without a cut time 24 hours are assumed")
  void beforeTheDeterminationWithoutACutTime24HoursAreAssumed() {
    ComputedDeadline filing = deadlines.appealFiling(appealRight(), facts, Rows.NEW_YORK);
    ComputedDeadline window =
        deadlines.callWindow(
            untilDetermination(), ClockFacts.of(null, at("2026-11-20T10:00")), filing);

    assertThat(window.dueAt()).isEqualTo(at("2026-11-21T10:00"));
    assertThat(window.source()).isEqualTo(DeadlineSource.ASSUMED);
    assertThat(window.explanation())
        .isEqualTo(
            "Example Health inpatient takes a call only until the payer decides, so we assume 24"
                + " hours from the receipt of the denial on Fri, Nov 20, 2026, 10:00 AM EST, as the"
                + " determination date is not on file (every hour counts) and take the window to"
                + " close Sat, Nov 21, 2026, 10:00 AM EST; read the letter and enter what it"
                + " states.");
  }

  @Test
  @DisplayName("R67, F22: without a published window 24 hours are assumed, and the case says so")
  void withoutAPublishedWindow24HoursAreAssumed() {
    ComputedDeadline window =
        window(callRule(null, "hours", "notice-received", "same-time"), facts);

    assertThat(window.dueAt()).isEqualTo(at("2026-11-19T10:00"));
    assertThat(window.source()).isEqualTo(DeadlineSource.ASSUMED);
    assertThat(window.isAssumed()).isTrue();
    assertThat(window.explanation())
        .isEqualTo(
            "No window is published for the rule \"Example Health inpatient\", so we assume 24 hours"
                + " from the receipt of the denial on Wed, Nov 18, 2026, 10:00 AM EST (every hour"
                + " counts) and take the window to close Thu, Nov 19, 2026, 10:00 AM EST; read the"
                + " letter and enter what it states.");
  }

  @Test
  @DisplayName("R67: no assumption closes a call within 24 hours of its receipt")
  void noAssumptionClosesACallWithin24HoursOfItsReceipt() {
    ClockFacts weekLate = ClockFacts.of(LocalDate.of(2026, 11, 9), at("2026-11-18T10:00"));

    for (String unit : new String[] {"hours", "business-days"}) {
      WindowRule assumed = callRule("windowLength", 3, "windowUnit", unit, "assumed", true);
      assertThat(window(assumed, weekLate).dueAt()).isEqualTo(at("2026-11-19T10:00"));
    }
  }

  @Test
  void anAssumedLengthIsTheOneThatItsOwnerTyped() {
    ComputedDeadline window = window(callRule("assumed", true), facts);

    assertThat(window.dueAt()).isEqualTo(at("2026-11-20T17:00"));
    assertThat(window.source()).isEqualTo(DeadlineSource.ASSUMED);
  }

  @Test
  @DisplayName("F14: a discharge counts from its day; one that is not on file is an assumption")
  void aDischargeCountsFromItsDay() {
    WindowRule rule = callRule(5, "business-days", "discharge", "close-of-business");

    assertThat(window(rule, facts.withDischargeDate(LocalDate.of(2026, 11, 16))).dueAt())
        .isEqualTo(at("2026-11-23T17:00"));
    ComputedDeadline unknown = window(rule, facts);
    assertThat(unknown.dueAt()).isEqualTo(at("2026-11-24T17:00"));
    assertThat(unknown.source()).isEqualTo(DeadlineSource.ASSUMED);
    assertThat(unknown.explanation())
        .startsWith(
            "Example Health inpatient counts from an event that is not on file, so we assume 5"
                + " business days from the determination on Nov 17, 2026, as the discharge date is"
                + " not on file (");
  }

  @Test
  @DisplayName("F16: a window from the first attempt starts with it, until then with the decision")
  void aWindowFromTheFirstAttemptStartsWithIt() {
    WindowRule rule = callRule(2, "business-days", "first-attempt", "close-of-business");

    assertThat(window(rule, facts).dueAt()).isEqualTo(at("2026-11-19T17:00"));
    assertThat(window(rule, facts.withFirstAttemptAt(at("2026-11-19T11:00"))).dueAt())
        .isEqualTo(at("2026-11-23T17:00"));
  }

  @Test
  @DisplayName("F16, R68: after a missed attempt two business days are left to call back")
  void afterAMissedAttemptTwoBusinessDaysAreLeftToCallBack() {
    ComputedDeadline callBack =
        deadlines
            .callBack(callRule("callBackBusinessDays", 2), at("2026-11-20T11:00"))
            .orElseThrow();

    assertThat(callBack.dueAt()).isEqualTo(at("2026-11-24T17:00"));
    assertThat(callBack.explanation())
        .startsWith(
            "Example Health inpatient allows 2 business days from the missed attempt on Fri");
    assertThat(deadlines.callBack(callRule(), at("2026-11-20T11:00"))).isEmpty();
  }

  @Test
  @DisplayName("R72, F13: where no call is offered the window is over as it starts, and says why")
  void whereNoCallIsOfferedTheWindowIsOverAsItStarts() {
    ComputedDeadline window = window(callRule("offered", "not-offered"), facts);

    assertThat(window.isOverAt(facts.noticeReceivedAt())).isTrue();
    assertThat(window.dueAt()).isEqualTo(window.startsAt());
    assertThat(window.explanation())
        .isEqualTo(
            "No peer-to-peer call is offered for this denial by the rule \"Example Health inpatient\".");
  }

  @Test
  void aWindowMayBeOverBeforeTheNoticeArrives() {
    ComputedDeadline window =
        window(callRule(), ClockFacts.of(LocalDate.of(2026, 11, 2), at("2026-11-18T10:00")));

    assertThat(window.dueAt()).isEqualTo(at("2026-11-05T17:00"));
    assertThat(window.isOverAt(at("2026-11-18T10:00"))).isTrue();
    assertThat(window.leftAt(at("2026-11-18T10:00"))).isEqualTo(Duration.ZERO);
    assertThat(window.leftAt(at("2026-11-05T15:00"))).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void aDeterminationInTheFutureIsRefusedWithoutNamingItsDate() {
    ClockFacts future = ClockFacts.of(LocalDate.of(2026, 11, 22), at("2026-11-21T07:00"));

    assertThatExceptionOfType(ImplausibleDeterminationDate.class)
        .isThrownBy(() -> window(callRule(), future))
        .withMessageNotContainingAny("2026", "22");
    assertThatExceptionOfType(ImplausibleDeterminationDate.class)
        .isThrownBy(() -> deadlines.appealFiling(appealRight(), future, Rows.NEW_YORK));
  }

  @Test
  void aDeterminationTodayIsPlausibleWhereverInTheCountryItIsAlreadyToday() {
    Deadlines lateEvening = deadlinesAt("2026-11-22T04:30:00Z");

    assertThatCode(() -> lateEvening.requirePlausible(LocalDate.of(2026, 11, 22)))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(ImplausibleDeterminationDate.class)
        .isThrownBy(() -> lateEvening.requirePlausible(LocalDate.of(2026, 11, 23)));
  }

  private ComputedDeadline window(WindowRule rule, ClockFacts clockFacts) {
    return deadlines.callWindow(rule, clockFacts, null);
  }

  private static WindowRule endOf(int length, String unit) {
    return callRule(length, unit, "determination", "end-of-day");
  }

  private static WindowRule untilDetermination() {
    return callRule(
        "offered", "before-determination",
        "windowLength", null,
        "windowUnit", "until-determination");
  }
}
