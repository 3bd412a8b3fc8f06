package org.overturn.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars as Google, Outlook and Apple write them, and as nobody should. */
@Timeout(120)
class BusyReadingTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** Monday 16 to Sunday 22 November 2026. */
  private static final Interval WEEK =
      new Interval(Instant.parse("2026-11-16T05:00:00Z"), Instant.parse("2026-11-23T05:00:00Z"));

  @Test
  void anAppointmentBlocksItsTimeInItsOwnZone() throws Exception {
    assertThat(
            busy(
                "DTSTART;TZID=America/Chicago:20261118T090000",
                "DTEND;TZID=America/Chicago:20261118T100000"))
        .containsExactly(interval("2026-11-18T15:00:00Z", "2026-11-18T16:00:00Z"));
    assertThat(busy("DTSTART:20261118T150000Z", "DURATION:PT30M"))
        .containsExactly(interval("2026-11-18T15:00:00Z", "2026-11-18T15:30:00Z"));
    assertThat(busy("DTSTART:20261118T090000", "DTEND:20261118T100000"))
        .as("a time without a zone is the practice's")
        .containsExactly(interval("2026-11-18T14:00:00Z", "2026-11-18T15:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "/freeassociation.sourceforge.net/Tzfile/America/New_York",
        "Eastern Standard Time",
        "\"Eastern Standard Time\"",
        "Nobody's zone"
      })
  void zonesAreKnownHoweverTheyAreNamed(String zone) throws Exception {
    assertThat(
            busy(
                "DTSTART;TZID=" + zone + ":20261118T090000",
                "DTEND;TZID=" + zone + ":20261118T093000"))
        .containsExactly(interval("2026-11-18T14:00:00Z", "2026-11-18T14:30:00Z"));
  }

  @Test
  void aZoneOfTheCalendarsOwnIsTheOneItSaysItStandsFor() throws Exception {
    List<Interval> busy =
        read("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:Office
                X-LIC-LOCATION:America/Denver
                TZURL:http://169.254.169.254/latest
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                DTSTART;TZID=Office:20261118T090000
                DTEND;TZID=Office:20261118T100000
                END:VEVENT
                END:VCALENDAR
                """)
            .times();
    assertThat(busy).containsExactly(interval("2026-11-18T16:00:00Z", "2026-11-18T17:00:00Z"));
  }

  @Test
  void aWholeDayIsBusyFromMidnightToMidnight() throws Exception {
    assertThat(busy("DTSTART;VALUE=DATE:20261118"))
        .containsExactly(interval("2026-11-18T05:00:00Z", "2026-11-19T05:00:00Z"));
    assertThat(busy("DTSTART;VALUE=DATE:20261118", "DTEND;VALUE=DATE:20261120"))
        .containsExactly(interval("2026-11-18T05:00:00Z", "2026-11-20T05:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "UID:4@ours.example"
      })
  void whatBlocksNoTimeIsLeftOut(String line) throws Exception {
    assertThat(busy("DTSTART:20261118T150000Z", "DTEND:20261118T160000Z", line)).isEmpty();
  }

  @Test
  void anAppointmentThatComesBackBlocksEachTimeAsAClockThereShowsIt() throws Exception {
    // since the summer: 9:00 in New York is 13:00 UTC then, and 14:00 UTC in November
    assertThat(
            busy(
                "DTSTART;TZID=America/New_York:20260706T090000",
                "DTEND;TZID=America/New_York:20260706T100000",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261118T140000Z",
                "EXDATE;TZID=America/New_York:20261116T090000"))
        .containsExactly(interval("2026-11-18T14:00:00Z", "2026-11-18T15:00:00Z"));
  }

  @Test
  void oneTimeOfASeriesThatWasMovedIsWhereItWasMovedTo() throws Exception {
    List<Interval> busy =
        read("""
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:series
                DTSTART:20261109T150000Z
                DTEND:20261109T160000Z
                RRULE:FREQ=DAILY;COUNT=9
                END:VEVENT
                BEGIN:VEVENT
                UID:series
                RECURRENCE-ID:20261116T150000Z
                DTSTART:20261116T180000Z
                DTEND:20261116T190000Z
                END:VEVENT
                BEGIN:VEVENT
                UID:series
                RECURRENCE-ID:20261117T150000Z
                STATUS:CANCELLED
                DTSTART:20261117T150000Z
                DTEND:20261117T160000Z
                END:VEVENT
                END:VCALENDAR
                """)
            .times();
    assertThat(busy).containsExactly(interval("2026-11-16T18:00:00Z", "2026-11-16T19:00:00Z"));
  }

  @Test
  void furtherTimesOfASeriesCountToo() throws Exception {
    assertThat(
            busy(
                "DTSTART:20261101T150000Z",
                "DURATION:PT1H",
                "RDATE:20261118T150000Z,20261119T150000Z"))
        .containsExactly(
            interval("2026-11-18T15:00:00Z", "2026-11-18T16:00:00Z"),
            interval("2026-11-19T15:00:00Z", "2026-11-19T16:00:00Z"));
  }

  @Test
  void freeBusyTimesAreReadWithTheirKinds() throws Exception {
    List<Interval> busy =
        read("""
                BEGIN:VCALENDAR
                BEGIN:VFREEBUSY
                FREEBUSY:20261118T150000Z/20261118T160000Z,20261119T150000Z/PT30M
                FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261120T150000Z/P1D
                FREEBUSY;FBTYPE=FREE:20261117T150000Z/PT8H
                END:VFREEBUSY
                END:VCALENDAR
                """)
            .times();
    assertThat(busy)
        .containsExactly(
            interval("2026-11-18T15:00:00Z", "2026-11-18T16:00:00Z"),
            interval("2026-11-19T15:00:00Z", "2026-11-19T15:30:00Z"),
            interval("2026-11-20T15:00:00Z", "2026-11-21T15:00:00Z"));
  }

  @Test
  void linesThatAreFoldedAndLinesOfTheirOwnKindAreReadOver() throws Exception {
    assertThat(
            busy(
                "SUMMARY:A long\n  story",
                "X-ANY;X-P=\"a:b;c\":whatever",
                "DTSTART:20261118T15\n 0000Z",
                "DTEND:20261118T160000Z"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:yesterday",
        "DTSTART:20261399T250000Z",
        "DTSTART:20261118T150000Z\nDTEND:20261117T150000Z",
        "DTSTART:20261118T150000Z\nRRULE:FREQ=SECONDLY",
        "DTSTART:20261118T150000Z\nRRULE:FREQ=MINUTELY;BYSECOND=0",
        "DTSTART:20261118T150000Z\nRRULE:nonsense",
        "DTSTART:20261118T150000Z\nDTEND:29991118T150000Z",
        "SUMMARY:no start"
      })
  void anEntryThatCannotBeMeantIsCountedAndTheOthersAreRead(String lines) throws Exception {
    BusyReading.Read read =
        read(
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:broken
            %s
            END:VEVENT
            BEGIN:VEVENT
            UID:whole
            DTSTART:20261119T150000Z
            DTEND:20261119T160000Z
            END:VEVENT
            END:VCALENDAR
            """
                .formatted(lines));
    assertThat(read.times())
        .containsExactly(interval("2026-11-19T15:00:00Z", "2026-11-19T16:00:00Z"));
    assertThat(read.unread()).isEqualTo(1);
  }

  @Test
  void aRuleThatNeverComesTrueEnds() throws Exception {
    assertThat(
            busy(
                "DTSTART:20200101T150000Z",
                "DURATION:PT1H",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
        .isEmpty();
  }

  @Test
  void rulesThatWouldBeWalkedForYearsAreNotWalked() {
    String minutes = "0" + ",0".repeat(59);
    assertThatThrownBy(
            () ->
                busy(
                    "DTSTART:19000101T000000Z",
                    "DURATION:PT1M",
                    "RRULE:FREQ=DAILY;BYHOUR=" + minutes + ";BYMINUTE=" + minutes))
        .isInstanceOf(CalendarUnreadable.class)
        .hasMessage("its entries come back more often than can be followed");

    StringBuilder many = new StringBuilder("BEGIN:VCALENDAR\n");
    for (int i = 0; i < 500; i++) {
      many.append("BEGIN:VEVENT\nUID:").append(i);
      many.append("\nDTSTART:19000101T000000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY\nEND:VEVENT\n");
    }
    assertThatThrownBy(() -> read(many.append("END:VCALENDAR\n").toString()))
        .isInstanceOf(CalendarUnreadable.class);
  }

  @Test
  void aCalendarOfManyYearsIsReadInReasonableTime() throws Exception {
    StringBuilder many = new StringBuilder("BEGIN:VCALENDAR\n");
    for (int i = 0; i < 600; i++) {
      many.append("BEGIN:VEVENT\nUID:").append(i);
      many.append("\nDTSTART;TZID=America/New_York:20180101T0%d0000".formatted(i % 9));
      many.append("\nDURATION:PT30M\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n");
    }
    assertThat(read(many.append("END:VCALENDAR\n").toString()).times()).hasSize(9);
  }

  @Test
  void moreEntriesThanAnybodyHasAreNotRead() {
    String entry = "BEGIN:VEVENT\nDTSTART:20261118T150000Z\nEND:VEVENT\n";
    assertThatThrownBy(() -> read("BEGIN:VCALENDAR\n" + entry.repeat(25_000) + "END:VCALENDAR\n"))
        .isInstanceOf(CalendarUnreadable.class)
        .hasMessage("it holds more entries than are read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Please sign in</html>",
        "BEGIN:VEVENT",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT"
      })
  void whatIsNoCalendarIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CalendarUnreadable.class)
        .hasMessage("what it answers is no calendar");
  }

  @Property(tries = 300, seed = "20261122")
  void nothingThatAServerAnswersBreaksTheReading(@ForAll @StringLength(max = 300) String noise) {
    survives(noise);
    survives("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + noise + "\nEND:VEVENT\nEND:VCALENDAR\n");
    survives("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:" + noise + "\nEND:VEVENT\nEND:VCALENDAR\n");
    survives(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261118T150000Z\nRRULE:FREQ=DAILY;"
            + noise
            + "\nEND:VEVENT\nEND:VCALENDAR\n");
  }

  @Property(tries = 200, seed = "20261122")
  void dailyAppointmentsBlockEachDayAtTheSameTimeOfTheClock(
      @ForAll @IntRange(min = 3, max = 21) int hour,
      @ForAll @IntRange(min = 1, max = 400) int daysAgo,
      @ForAll @IntRange(min = 1, max = 3) int every)
      throws Exception {
    java.time.LocalDate first = java.time.LocalDate.of(2026, 11, 16).minusDays(daysAgo);
    List<Interval> busy =
        busy(
            "DTSTART;TZID=America/New_York:%sT%02d0000"
                .formatted(first.toString().replace("-", ""), hour),
            "DURATION:PT45M",
            "RRULE:FREQ=DAILY;INTERVAL=" + every);

    List<Instant> expected = new java.util.ArrayList<>();
    for (java.time.LocalDate day = first;
        day.isBefore(java.time.LocalDate.of(2026, 11, 23));
        day = day.plusDays(every)) {
      Instant start = day.atTime(hour, 0).atZone(NEW_YORK).toInstant();
      if (!start.isBefore(WEEK.from())) {
        expected.add(start);
      }
    }
    assertThat(busy.stream().map(Interval::from)).containsExactlyElementsOf(expected);
  }

  private static void survives(String text) {
    try {
      read(text);
    } catch (CalendarUnreadable said) {
      assertThat(said.getMessage()).isNotBlank();
    }
  }

  private static List<Interval> busy(String... lines) throws CalendarUnreadable {
    return read("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n"
            + String.join("\n", lines)
            + "\nEND:VEVENT\nEND:VCALENDAR\n")
        .times();
  }

  private static BusyReading.Read read(String text) throws CalendarUnreadable {
    return BusyReading.of(
        text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
        WEEK,
        NEW_YORK,
        uid -> uid.endsWith("@ours.example"));
  }

  private static Interval interval(String from, String until) {
    return new Interval(Instant.parse(from), Instant.parse(until));
  }
}
