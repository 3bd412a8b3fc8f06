package org.overturn.peertopeer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.overturn.availability.Interval;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.OpeningHours;

/** Slots, beside a walk from minute to minute that knows nothing of stretches. */
class SlotsTest {

  private static final BusinessCalendar CALENDAR = new BusinessCalendar();
  private static final int QUARTER = 900;

  /** Days around both changes of the clock, a leap day, Thanksgiving and New Year. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.parse("2026-03-06"),
          LocalDate.parse("2026-10-30"),
          LocalDate.parse("2028-02-28"),
          LocalDate.parse("2026-11-25"),
          LocalDate.parse("2026-12-31"));

  @Property(tries = 300, seed = "20261122")
  void aSlotLiesInBothPeoplesHoursOutsideEveryCutAndNoneThatDoesIsMissing(
      @ForAll("payers") OpeningHours payer,
      @ForAll("days") LocalDate day,
      @ForAll("freeTimes") List<int[]> free,
      @ForAll("freeTimes") List<int[]> cuts,
      @ForAll @IntRange(min = 5, max = 45) int minutes) {
    Instant from = day.atStartOfDay(payer.zone()).toInstant();
    Instant until = from.plusSeconds(4 * 86_400);
    List<Interval> freeTimes = intervals(free, from);
    List<Interval> cutTimes = intervals(cuts, from);

    List<Slot> found =
        Slots.in(
            Interval.common(
                Interval.without(freeTimes, cutTimes),
                Slots.phoneHours(payer, CALENDAR, from, until)),
            minutes);

    List<Instant> expected = new ArrayList<>();
    for (Instant start = from; start.isBefore(until); start = start.plusSeconds(QUARTER)) {
      if (fits(start, minutes, payer, freeTimes, cutTimes, until)) {
        expected.add(start);
      }
    }
    assertThat(found.stream().map(Slot::startsAt)).containsExactlyElementsOf(expected);
    assertThat(found)
        .allSatisfy(
            slot ->
                assertThat(slot.endsAt()).isEqualTo(slot.startsAt().plusSeconds(60L * minutes)));
  }

  @Test
  void whenTheClockJumpsThePayersHoursAreAsItsClockShows() {
    OpeningHours chicago =
        new OpeningHours(LocalTime.of(8, 0), LocalTime.of(17, 0), ZoneId.of("America/Chicago"));
    // Friday before and Monday after the night of November 1, 2026
    List<Interval> open =
        Slots.phoneHours(
            chicago,
            CALENDAR,
            Instant.parse("2026-10-30T05:00:00Z"),
            Instant.parse("2026-11-03T05:00:00Z"));

    assertThat(open)
        .containsExactly(
            new Interval(
                Instant.parse("2026-10-30T13:00:00Z"), Instant.parse("2026-10-30T22:00:00Z")),
            new Interval(
                Instant.parse("2026-11-02T14:00:00Z"), Instant.parse("2026-11-02T23:00:00Z")));
  }

  @Test
  void stretchesThatTouchAreOneSoThatACallMayLieAcrossThem() {
    Instant nine = Instant.parse("2026-11-18T14:00:00Z");
    List<Interval> joined =
        Interval.joined(
            List.of(
                new Interval(nine.plusSeconds(600), nine.plusSeconds(1200)),
                new Interval(nine, nine.plusSeconds(600))));

    assertThat(Slots.in(joined, 20)).containsExactly(new Slot(nine, nine.plusSeconds(1200)));
  }

  private static boolean fits(
      Instant start,
      int minutes,
      OpeningHours payer,
      List<Interval> free,
      List<Interval> cuts,
      Instant until) {
    for (int minute = 0; minute < minutes; minute++) {
      Instant moment = start.plusSeconds(60L * minute);
      boolean open = isOpen(moment, payer) && moment.isBefore(until);
      if (!open || !isIn(moment, free) || isIn(moment, cuts)) {
        return false;
      }
    }
    return oneStretch(start, minutes, free);
  }

  /** A call is not held across a break between two free times that merely follow one another. */
  private static boolean oneStretch(Instant start, int minutes, List<Interval> free) {
    Interval call = new Interval(start, start.plusSeconds(60L * minutes));
    return free.stream().anyMatch(stretch -> stretch.contains(call));
  }

  private static boolean isOpen(Instant moment, OpeningHours payer) {
    ZonedDateTime there = moment.atZone(payer.zone());
    return CALENDAR.isBusinessDay(there.toLocalDate())
        && !there.toLocalTime().isBefore(payer.opens())
        && there.toLocalTime().isBefore(payer.closes());
  }

  private static boolean isIn(Instant moment, List<Interval> stretches) {
    return stretches.stream()
        .anyMatch(stretch -> !moment.isBefore(stretch.from()) && moment.isBefore(stretch.until()));
  }

  /** Pairs of minutes since the start, as stretches that do not touch. */
  private static List<Interval> intervals(List<int[]> pairs, Instant from) {
    List<Interval> all =
        pairs.stream()
            .map(
                pair ->
                    new Interval(
                        from.plusSeconds(60L * pair[0]),
                        from.plusSeconds(60L * (pair[0] + pair[1]))))
            .toList();
    return Interval.joined(all);
  }

  @Provide
  Arbitrary<List<int[]>> freeTimes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4 * 1440), Arbitraries.integers().between(1, 900))
        .as((start, length) -> new int[] {start, length})
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<OpeningHours> payers() {
    return Combinators.combine(
            Arbitraries.integers().between(4 * 60, 12 * 60),
            Arbitraries.integers().between(13 * 60, 22 * 60),
            Arbitraries.of(
                "America/New_York", "America/Phoenix", "America/Los_Angeles", "America/Anchorage"))
        .as(
            (opens, closes, zone) ->
                new OpeningHours(
                    LocalTime.MIN.plusMinutes(opens),
                    LocalTime.MIN.plusMinutes(closes),
                    ZoneId.of(zone)));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.of(DAYS);
  }
}
