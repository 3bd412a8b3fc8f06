package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.deadline.Rows.appealRight;
import static org.overturn.deadline.Rows.callRule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What rules may agree on beside their length: payers' own days off, what counts after hours, where
 * the last day closes, mail that is presumed to arrive. Against {@link NaiveClock}, in every zone
 * of the United States, around the changes of the clocks, leap days, turns of the year and
 * holidays.
 */
class ClockConventionsTest {

  private static final String SEED = "20261121";

  private static final String[] ZONES = {
    "America/New_York",
    "America/Detroit",
    "America/Indiana/Indianapolis",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/Adak",
    "Pacific/Honolulu",
    "America/Puerto_Rico"
  };

  private static final LocalDate[] EDGES = {
    LocalDate.of(2026, 3, 8),
    LocalDate.of(2026, 11, 1),
    LocalDate.of(2027, 3, 14),
    LocalDate.of(2028, 2, 29),
    LocalDate.of(2027, 2, 28),
    LocalDate.of(2027, 12, 31),
    LocalDate.of(2026, 11, 26),
    LocalDate.of(2026, 12, 25),
    LocalDate.of(2026, 7, 4)
  };

  private final Deadlines deadlines = Rows.deadlinesAt("2040-01-01T00:00:00Z");

  /** A payer's days off, as its rule lists them and as a wall calendar would be marked. */
  record Off(Set<LocalDate> once, Set<MonthDay> yearly, boolean dayAfterThanksgiving) {

    String listed() {
      List<String> entries = new ArrayList<>();
      once.forEach(day -> entries.add(day.toString()));
      yearly.forEach(day -> entries.add(day.toString().substring(2)));
      if (dayAfterThanksgiving) {
        entries.add("day-after-thanksgiving");
      }
      return String.join(", ", entries);
    }

    Predicate<LocalDate> marked() {
      return day ->
          once.contains(day)
              || yearly.stream()
                  .anyMatch(
                      each ->
                          each.getMonth() == day.getMonth()
                              && each.getDayOfMonth() == day.getDayOfMonth())
              || dayAfterThanksgiving
                  && day.getMonthValue() == 11
                  && day.getDayOfWeek().getValue() == 5
                  && day.getDayOfMonth() >= 23
                  && day.getDayOfMonth() <= 29;
    }
  }

  /** Where and when: a payer's zone and phone hours, and an instant on a full minute. */
  record Scene(ZoneId zone, LocalTime opens, LocalTime closes, Instant instant) {

    NaiveClock naive(Off off) {
      return new NaiveClock(zone, opens, closes, off.marked());
    }

    LocalDate day() {
      return instant.atZone(zone).toLocalDate();
    }
  }

  @Property(seed = SEED, tries = 1500)
  void aWindowClosesWhenTheWallClockSaysByEveryConvention(
      @ForAll("scenes") Scene scene,
      @ForAll("daysOff") Off off,
      @ForAll("counted") WindowUnit unit,
      @ForAll ClosesAt closesAt,
      @ForAll AfterHours afterHours,
      @ForAll @IntRange(min = 1, max = 15) int length) {
    WindowRule rule = rule(scene, off, unit, closesAt, afterHours, length);
    NaiveClock naive = scene.naive(off);
    Instant event =
        afterHours == AfterHours.NEXT_BUSINESS_DAY
            ? naive.asBusinessEvent(scene.instant())
            : scene.instant();

    ComputedDeadline window =
        deadlines.callWindow(rule, ClockFacts.of(null, scene.instant()), null);

    assertThat(window.dueAt()).isEqualTo(close(naive, scene, event, length, unit, closesAt));
    assertThat(window.startsAt()).isEqualTo(scene.instant());
    assertThat(window.explanation())
        .contains(rule.name())
        .contains(ClockText.format(scene.instant(), scene.zone()))
        .endsWith(ClockText.format(window.dueAt(), scene.zone()) + ".");
  }

  @Property(seed = SEED, tries = 300)
  void theCallBackAfterAMissedAttemptIsCountedByTheSameConventions(
      @ForAll("scenes") Scene scene,
      @ForAll("daysOff") Off off,
      @ForAll AfterHours afterHours,
      @ForAll @IntRange(min = 1, max = 5) int days) {
    WindowRule rule =
        rule(scene, off, WindowUnit.BUSINESS_DAYS, ClosesAt.SAME_TIME, afterHours, 1, days);
    NaiveClock naive = scene.naive(off);
    Instant event =
        afterHours == AfterHours.NEXT_BUSINESS_DAY
            ? naive.asBusinessEvent(scene.instant())
            : scene.instant();

    assertThat(deadlines.callBack(rule, scene.instant()).orElseThrow().dueAt())
        .isEqualTo(
            naive.showing(
                naive.afterBusinessDays(naive.wall(event).toLocalDate(), days), scene.closes()));
  }

  @Property(seed = SEED, tries = 300)
  void thePayersLastBusinessHoursPassOverItsDaysOff(
      @ForAll("scenes") Scene scene,
      @ForAll("daysOff") Off off,
      @ForAll @IntRange(min = 1, max = 30) int hours) {
    Ladder ladder =
        Ladder.from(
            List.of(
                Map.of(
                    "timer", "lastHoursAt",
                    "amount", hours,
                    "unit", "business-hours-before",
                    "late", "at-once")));
    OpeningHours phones =
        rule(scene, off, WindowUnit.HOURS, ClosesAt.SAME_TIME, AfterHours.SAME_DAY, 1).hours();

    assertThat(deadlines.rungs(ladder, Instant.EPOCH, scene.instant(), phones, ZoneId.of("UTC")))
        .containsEntry("lastHoursAt", scene.naive(off).beforeBusinessHours(scene.instant(), hours));
  }

  @Property(seed = SEED, tries = 300)
  void countingAtOnceNeverClosesLaterThanCountingFromTheNextBusinessDay(
      @ForAll("scenes") Scene scene,
      @ForAll("daysOff") Off off,
      @ForAll("counted") WindowUnit unit,
      @ForAll @IntRange(min = 1, max = 15) int length) {
    ClockFacts facts = ClockFacts.of(null, scene.instant());
    Instant atOnce =
        deadlines
            .callWindow(
                rule(scene, off, unit, ClosesAt.END_OF_DAY, AfterHours.SAME_DAY, length),
                facts,
                null)
            .dueAt();

    assertThat(atOnce)
        .isBeforeOrEqualTo(
            deadlines
                .callWindow(
                    rule(
                        scene,
                        off,
                        unit,
                        ClosesAt.END_OF_DAY,
                        AfterHours.NEXT_BUSINESS_DAY,
                        length),
                    facts,
                    null)
                .dueAt());
  }

  @Property(seed = SEED, tries = 500)
  void mailIsPresumedToArriveSomeDaysAfterItsDateOrWhenItDidArriveBefore(
      @ForAll("scenes") Scene scene,
      @ForAll @IntRange(min = 1, max = 10) int presumed,
      @ForAll @IntRange(min = 0, max = 20) int onTheWay,
      @ForAll @IntRange(min = 1, max = 180) int length) {
    AppealRight right =
        appealRight(
            "filingClockStart", "notice-received",
            "receiptPresumedDays", presumed,
            "filingLength", length);
    NaiveClock naive = scene.naive(new Off(Set.of(), Set.of(), false));
    LocalDate noticeDate = scene.day();
    for (int i = 0; i < onTheWay; i++) {
      noticeDate = noticeDate.minusDays(1);
    }

    ComputedDeadline filing =
        deadlines.appealFiling(right, ClockFacts.of(noticeDate, scene.instant()), scene.zone());

    LocalDate counted = naive.afterCalendarDays(noticeDate, Math.min(presumed, onTheWay));
    assertThat(filing.dueAt()).isEqualTo(endOf(naive, naive.afterCalendarDays(counted, length)));
    assertThat(filing.explanation())
        .contains(
            onTheWay < presumed
                ? "the receipt of the denial on"
                : "the receipt presumed on " + ClockText.format(counted));
  }

  @Property(seed = SEED, tries = 300)
  void aTimeInALetterIsTheFirstMomentAtWhichThePayersClockShowsIt(
      @ForAll("scenes") Scene scene,
      @ForAll @IntRange(min = 0, max = 23) int hour,
      @ForAll @IntRange(min = 0, max = 59) int minute) {
    LocalTime stated = LocalTime.of(hour, minute);
    Off none = new Off(Set.of(), Set.of(), false);

    assertThat(
            deadlines
                .callWindow(
                    rule(
                        scene, none, WindowUnit.HOURS, ClosesAt.SAME_TIME, AfterHours.SAME_DAY, 24),
                    ClockFacts.of(null, scene.instant())
                        .withLetterWindow(scene.day().atTime(stated)),
                    null)
                .dueAt())
        .isEqualTo(scene.naive(none).showing(scene.day(), stated));
  }

  private Instant close(
      NaiveClock naive,
      Scene scene,
      Instant event,
      int length,
      WindowUnit unit,
      ClosesAt closesAt) {
    LocalDate day = naive.wall(event).toLocalDate();
    return switch (unit) {
      case HOURS -> capped(naive, scene, naive.afterHours(event, length), closesAt);
      case BUSINESS_HOURS ->
          capped(naive, scene, naive.afterBusinessHours(event, length), closesAt);
      case BUSINESS_DAYS ->
          ofDay(naive, scene, naive.afterBusinessDays(day, length), event, closesAt);
      case CALENDAR_MONTHS -> ofDay(naive, scene, naive.afterMonths(day, length), event, closesAt);
      default -> ofDay(naive, scene, naive.afterCalendarDays(day, length), event, closesAt);
    };
  }

  private static Instant capped(NaiveClock naive, Scene scene, Instant end, ClosesAt closesAt) {
    Instant close = naive.showing(naive.wall(end).toLocalDate(), scene.closes());
    return closesAt == ClosesAt.CLOSE_OF_BUSINESS && close.isBefore(end) ? close : end;
  }

  private static Instant ofDay(
      NaiveClock naive, Scene scene, LocalDate lastDay, Instant event, ClosesAt closesAt) {
    return switch (closesAt) {
      case END_OF_DAY -> endOf(naive, lastDay);
      case CLOSE_OF_BUSINESS -> naive.showing(lastDay, scene.closes());
      case SAME_TIME -> naive.showing(lastDay, naive.wall(event).toLocalTime());
    };
  }

  private static Instant endOf(NaiveClock naive, LocalDate day) {
    return naive.showing(day.plusDays(1), LocalTime.MIDNIGHT).minusSeconds(1);
  }

  private static WindowRule rule(
      Scene scene, Off off, WindowUnit unit, ClosesAt closesAt, AfterHours afterHours, int length) {
    return rule(scene, off, unit, closesAt, afterHours, length, null);
  }

  private static WindowRule rule(
      Scene scene,
      Off off,
      WindowUnit unit,
      ClosesAt closesAt,
      AfterHours afterHours,
      int length,
      Integer callBack) {
    return callRule(
        "windowLength", length,
        "windowUnit", unit.code(),
        "clockStart", "notice-received",
        "closesAt", closesAt.code(),
        "receivedAfterHours", afterHours.code(),
        "callBackBusinessDays", callBack,
        "phoneOpens", scene.opens().toString(),
        "phoneCloses", scene.closes().toString(),
        "zone", scene.zone().getId(),
        "holidays", off.listed());
  }

  @Provide
  Arbitrary<WindowUnit> counted() {
    return Arbitraries.of(WindowUnit.class).filter(WindowUnit::isCounted);
  }

  @Provide
  Arbitrary<Off> daysOff() {
    return Combinators.combine(
            days().set().ofMaxSize(3),
            days().map(MonthDay::from).set().ofMaxSize(2),
            Arbitraries.of(true, false))
        .as(Off::new);
  }

  @Provide
  Arbitrary<Scene> scenes() {
    return Combinators.combine(
            Arbitraries.of(ZONES).map(ZoneId::of),
            Arbitraries.integers().between(12, 19),
            Arbitraries.integers().between(4, 12),
            days(),
            Arbitraries.integers().between(0, 24 * 60 - 1))
        .as(
            (zone, halfHours, length, day, minute) -> {
              LocalTime opens = LocalTime.of(halfHours / 2, 30 * (halfHours % 2));
              Instant instant = day.atStartOfDay(zone).toInstant().plus(minute, ChronoUnit.MINUTES);
              return new Scene(zone, opens, opens.plusHours(length), instant);
            });
  }

  /** Half of them within some days of an edge. */
  private static Arbitrary<LocalDate> days() {
    return Arbitraries.oneOf(
        Combinators.combine(Arbitraries.of(EDGES), Arbitraries.integers().between(-5, 4))
            .as(LocalDate::plusDays),
        Arbitraries.integers().between(0, 4000).map(LocalDate.of(2024, 1, 1)::plusDays));
  }
}
