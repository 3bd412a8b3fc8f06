package org.overturn.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SampleDatesTest {

  private static final Instant EVENING_IN_CHICAGO = Instant.parse("2026-11-21T02:30:00Z");

  @Test
  void datesAreThePracticesAndInstantsAreHoursAgo() {
    String filled =
        SampleDates.fill(
            "{{today}} {{today-3}} {{today+12}} {{now-5h}} {{now}} {{other}} {{today-3|M/d/uuuu}}",
            EVENING_IN_CHICAGO,
            ZoneId.of("America/Chicago"));
    assertThat(filled)
        .isEqualTo(
            "2026-11-20 2026-11-17 2026-12-02 2026-11-20T21:30:00Z 2026-11-21T02:30:00Z {{other}}"
                + " 11/17/2026");
  }
}
