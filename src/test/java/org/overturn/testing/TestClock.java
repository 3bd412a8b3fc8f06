package org.overturn.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The clock of every test, and of the engine, whose own clock is one for the whole JVM. It stands
 * still until it is moved; each test starts at {@link #START}.
 */
public final class TestClock extends Clock {

  /** Wednesday 18 November 2026, 10:00 in New York: no holiday in that week. */
  public static final Instant START = Instant.parse("2026-11-18T15:00:00Z");

  private static final TestClock CLOCK = new TestClock();

  private volatile Instant now = START;

  private TestClock() {}

  public static TestClock get() {
    return CLOCK;
  }

  public TestClock moveTo(Instant instant) {
    now = instant;
    ClockUtil.setCurrentTime(Date.from(instant));
    return this;
  }

  /** Moves to a wall-clock time, such as {@code moveTo("2026-11-20T16:30", "America/Chicago")}. */
  public TestClock moveTo(String localDateTime, String zone) {
    return moveTo(LocalDateTime.parse(localDateTime).atZone(ZoneId.of(zone)).toInstant());
  }

  public TestClock advance(Duration by) {
    return moveTo(now.plus(by));
  }

  void reset() {
    moveTo(START);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
