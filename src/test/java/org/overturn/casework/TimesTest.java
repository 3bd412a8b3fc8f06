package org.overturn.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.practice.PracticeProperties;

class TimesTest {

  private static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");

  private final Times times =
      new Times(
          new PracticeProperties(
              "A practice", ZoneId.of("America/New_York"), LocalTime.of(8, 0), LocalTime.of(17, 0)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aTimeNamesItsZoneAndThatOfTheDay() {
    assertThat(times.at(NOW)).isEqualTo("Wed, Nov 18, 2026, 10:00 AM EST");
    assertThat(times.at(Instant.parse("2026-07-01T16:00:00Z")))
        .isEqualTo("Wed, Jul 1, 2026, 12:00 PM EDT");
    assertThat(times.in(NOW, ZoneId.of("America/Phoenix")))
        .isEqualTo("Wed, Nov 18, 2026, 8:00 AM MST");
  }

  @Test
  void theYearIsLeftOutOnlyWhereItIsPlain() {
    assertThat(times.near(NOW)).isEqualTo("Wed, Nov 18, 10:00 AM EST");
    assertThat(times.near(Instant.parse("2027-01-19T05:59:00Z")))
        .isEqualTo("Tue, Jan 19, 12:59 AM EST");
    assertThat(times.near(Instant.parse("2027-11-18T12:00:00Z"))).contains("2027");
  }

  @Test
  void zonesDifferOnlyWhereTheirClocksDoAtThatInstant() {
    assertThat(times.differs(NOW, ZoneId.of("America/Detroit"))).isFalse();
    assertThat(times.differs(NOW, ZoneId.of("America/Chicago"))).isTrue();
  }

  @Test
  void thePayersTimeNamesItsDayOnlyWhenItIsAnotherOne() {
    ZoneId chicago = ZoneId.of("America/Chicago");
    assertThat(times.clock(NOW, chicago)).isEqualTo("9:00 AM CST");
    assertThat(times.clock(Instant.parse("2026-11-19T05:59:00Z"), chicago))
        .isEqualTo("Wed, Nov 18, 11:59 PM CST");
  }

  @ParameterizedTest
  @CsvSource({
    "PT30S, less than a minute left",
    "PT35M, 35 min left",
    "PT2H10M, 2 h 10 min left",
    "PT5H, 5 h left",
    "PT24H, 1 day left",
    "PT52H, 2 days 4 h left",
    "P58D, 58 days left",
    "PT0S, closed less than a minute ago",
    "PT-3H, closed 3 h ago"
  })
  void timeLeftStandsInWords(Duration left, String words) {
    assertThat(times.left(NOW.plus(left))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"PT-1H, BAD", "PT3H59M, BAD", "PT23H, WARN", "PT71H, INFO", "PT73H, QUIET"})
  void theNearerTheMoreUrgent(Duration left, Tone tone) {
    assertThat(times.tone(NOW.plus(left))).isEqualTo(tone);
  }
}
