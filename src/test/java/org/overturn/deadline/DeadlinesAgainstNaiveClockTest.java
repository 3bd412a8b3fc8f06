package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.deadline.Rows.appealRight;
import static org.overturn.deadline.Rows.callRule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every unit, every kind of close and both directions, on random instants in the zones of the
 * United States, against {@link NaiveClock}. The seed is in each failure; run one again with {@code
 * -Doverturn.seed}.
 */
class DeadlinesAgainstNaiveClockTest {

  private static final long SEED = Long.getLong("overturn.seed", 20261121L);
  private static final int CASES = Integer.getInteger("overturn.cases", 200);

  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "America/Detroit",
          "America/Indiana/Indianapolis",
          "America/Chicago",
          "America/Denver",
          "America/Phoenix",
          "America/Los_Angeles",
          "America/Anchorage",
          "Pacific/Honolulu",
          "America/Puerto_Rico");

  /** Days around which random instants gather: daylight saving, leap days, year ends, holidays. */
  private static final List<LocalDate> EDGES =
      List.of(
          LocalDate.of(2026, 3, 8),
          LocalDate.of(2026, 11, 1),
          LocalDate.of(2028, 2, 29),
          LocalDate.of(2027, 2, 28),
          LocalDate.of(2027, 12, 31),
          LocalDate.of(2026, 11, 26),
          LocalDate.of(2026, 7, 4),
          LocalDate.of(2026, 10, 12));

  private final Deadlines deadlines = Rows.deadlinesAt("2040-01-01T00:00:00Z");
  private final BusinessCalendar calendar = new BusinessCalendar();
  private final Random random = new Random(SEED);

  private ZoneId zone;
  private OpeningHours hours;
  private NaiveClock naive;
  private String told;

  @BeforeEach
  void tellTheSeed() {
    System.out.println("Random cases with -Doverturn.seed=" + SEED);
  }

  @Test
  void everyDayFrom2021To2060IsABusinessDayOrNotAsTheStatuteSays() {
    LocalDate.of(2021, 1, 1)
        .datesUntil(LocalDate.of(2061, 1, 1))
        .forEach(
            day ->
                assertThat(calendar.isBusinessDay(day))
                    .as("%s", day)
                    .isEqualTo(!NaiveClock.isFree(day)));
  }

  @Test
  void callWindowsFromTheReceiptCloseWhenTheWallClockSays() {
    for (int i = 0; i < CASES; i++) {
      Instant received = anotherCase();
      for (ClosesAt closesAt : ClosesAt.values()) {
        for (WindowUnit unit : WindowUnit.values()) {
          if (unit.isCounted()) {
            checkWindow(received, 1 + random.nextInt(15), unit, closesAt);
          }
        }
      }
    }
  }

  @Test
  void callWindowsFromADayCloseWhenTheWallCalendarSays() {
    for (int i = 0; i < CASES; i++) {
      Instant received = anotherCase();
      LocalDate day = naive.wall(received).toLocalDate();
      int length = 1 + random.nextInt(15);
      LocalDate counted = NaiveClock.isFree(day) ? naive.afterBusinessDays(day, 1) : day;

      checkFromDay(day, received, length, "calendar-days", naive.afterCalendarDays(day, length));
      checkFromDay(day, received, length, "calendar-months", naive.afterMonths(day, length));
      checkFromDay(
          day, received, length, "business-days", naive.afterBusinessDays(counted, length));
    }
  }

  @Test
  void filingDeadlinesEndWithTheDayThatTheWallCalendarSays() {
    for (int i = 0; i < CASES; i++) {
      Instant received = anotherCase();
      LocalDate day = naive.wall(received).toLocalDate();
      int days = 1 + random.nextInt(180);
      int months = 1 + random.nextInt(12);

      checkFiling(day, received, days, "calendar-days", naive.afterCalendarDays(day, days));
      checkFiling(day, received, months, "calendar-months", naive.afterMonths(day, months));
    }
  }

  @Test
  void theLastBusinessHoursStartWhenTheWallClockSays() {
    for (int i = 0; i < CASES; i++) {
      Instant dueAt = anotherCase();
      int amount = 1 + random.nextInt(30);

      assertThat(calendar.minusBusinessTime(dueAt, Duration.ofHours(amount), hours))
          .as(told + ", %s hours back", amount)
          .isEqualTo(naive.beforeBusinessHours(dueAt, amount));
      assertThat(calendar.isOpen(dueAt, hours)).as(told).isEqualTo(naive.isOpen(dueAt));
    }
  }

  @Test
  void aRequestIsNeverDueBeforeTheStartOrAfterTheClose() {
    for (int i = 0; i < CASES; i++) {
      Instant from = anotherCase();
      Instant dueAt = from.plus(random.nextInt(60 * 24 * 200), ChronoUnit.MINUTES);

      assertThat(deadlines.requestDueAt(from, dueAt, hours))
          .as(told + ", due %s", dueAt)
          .isBetween(from, dueAt);
    }
  }

  private void checkWindow(Instant received, int length, WindowUnit unit, ClosesAt closesAt) {
    WindowRule rule =
        callRule(
            "windowLength", length,
            "windowUnit", unit.code(),
            "clockStart", "notice-received",
            "closesAt", closesAt.code(),
            "zone", zone.getId(),
            "phoneOpens", hours.opens().toString(),
            "phoneCloses", hours.closes().toString());

    assertThat(deadlines.callWindow(rule, ClockFacts.of(null, received), null).dueAt())
        .as(told + ", %s %s, %s", length, unit, closesAt)
        .isEqualTo(expected(received, length, unit, closesAt));
  }

  private Instant expected(Instant received, int length, WindowUnit unit, ClosesAt closesAt) {
    Instant event = unit.isBusinessTime() ? naive.asBusinessEvent(received) : received;
    LocalDate day = naive.wall(event).toLocalDate();
    return switch (unit) {
      case HOURS -> capped(naive.afterHours(event, length), closesAt);
      case BUSINESS_HOURS -> capped(naive.afterBusinessHours(event, length), closesAt);
      case BUSINESS_DAYS -> closing(naive.afterBusinessDays(day, length), event, closesAt);
      case CALENDAR_MONTHS -> closing(naive.afterMonths(day, length), event, closesAt);
      default -> closing(naive.afterCalendarDays(day, length), event, closesAt);
    };
  }

  private Instant capped(Instant end, ClosesAt closesAt) {
    Instant close = naive.showing(naive.wall(end).toLocalDate(), hours.closes());
    return closesAt == ClosesAt.CLOSE_OF_BUSINESS && close.isBefore(end) ? close : end;
  }

  private Instant closing(LocalDate lastDay, Instant event, ClosesAt closesAt) {
    return switch (closesAt) {
      case END_OF_DAY -> endOf(lastDay);
      case CLOSE_OF_BUSINESS -> naive.showing(lastDay, hours.closes());
      case SAME_TIME -> naive.showing(lastDay, naive.wall(event).toLocalTime());
    };
  }

  private Instant endOf(LocalDate day) {
    return naive.showing(day.plusDays(1), LocalTime.MIDNIGHT).minusSeconds(1);
  }

  private void checkFromDay(
      LocalDate day, Instant received, int length, String unit, LocalDate lastDay) {
    WindowRule rule =
        callRule(
            "windowLength",
            length,
            "windowUnit",
            unit,
            "closesAt",
            "end-of-day",
            "zone",
            zone.getId());

    assertThat(deadlines.callWindow(rule, ClockFacts.of(day, received), null).dueAt())
        .as(told + ", %s %s from the day", length, unit)
        .isEqualTo(endOf(lastDay));
  }

  private void checkFiling(
      LocalDate day, Instant received, int length, String unit, LocalDate lastDay) {
    AppealRight right = appealRight("filingLength", length, "filingUnit", unit);

    assertThat(deadlines.appealFiling(right, ClockFacts.of(day, received), zone).dueAt())
        .as(told + ", file within %s %s", length, unit)
        .isEqualTo(endOf(lastDay));
  }

  /** Chooses zone, phone hours and an instant on a full minute, half of them near an edge. */
  private Instant anotherCase() {
    zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    LocalTime opens = LocalTime.of(6 + random.nextInt(4), 30 * random.nextInt(2));
    hours = new OpeningHours(opens, opens.plusHours(4 + random.nextInt(9)), zone);
    naive = new NaiveClock(zone, hours.opens(), hours.closes());
    LocalDate near =
        random.nextBoolean()
            ? EDGES.get(random.nextInt(EDGES.size())).plusDays(random.nextInt(9) - 5)
            : LocalDate.of(2022, 1, 1).plusDays(random.nextInt(5000));
    Instant instant =
        near.atStartOfDay(zone).toInstant().plus(random.nextInt(60 * 24), ChronoUnit.MINUTES);
    told = "seed %s: %s at %s, %s".formatted(SEED, naive.wall(instant), zone, hours);
    return instant;
  }
}
