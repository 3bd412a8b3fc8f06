package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClockTextTest {

  @Test
  void anInstantIsShownInThePayersZoneAndNamesIt() {
    Instant instant = Instant.parse("2026-11-23T22:00:00Z");

    assertThat(ClockText.format(instant, ZoneId.of("America/New_York")))
        .isEqualTo("Mon, Nov 23, 2026, 5:00 PM EST");
    assertThat(ClockText.format(instant, ZoneId.of("America/Los_Angeles")))
        .isEqualTo("Mon, Nov 23, 2026, 2:00 PM PST");
  }

  @Test
  void theZonesNameFollowsDaylightSaving() {
    assertThat(
            ClockText.format(Instant.parse("2026-07-01T21:00:00Z"), ZoneId.of("America/Detroit")))
        .isEqualTo("Wed, Jul 1, 2026, 5:00 PM EDT");
  }

  @Test
  void theServersLanguageDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(
              ClockText.format(Instant.parse("2026-03-02T14:05:00Z"), ZoneId.of("America/Chicago")))
          .isEqualTo("Mon, Mar 2, 2026, 8:05 AM CST");
    } finally {
      Locale.setDefault(before);
    }
  }
}
