package org.overturn.evidence.chart;

import java.time.Duration;

/** How much of the time for one reading is left; by the machine's own count, which never jumps. */
class TimeLeft {

  private final long endsAt;

  TimeLeft(Duration within) {
    this.endsAt = System.nanoTime() + within.toNanos();
  }

  boolean isOver() {
    return endsAt - System.nanoTime() <= 0;
  }

  /** The shorter of the two, and never less than a millisecond, which the network takes for all. */
  Duration atMost(Duration wish) {
    Duration left = Duration.ofNanos(endsAt - System.nanoTime());
    Duration shorter = left.compareTo(wish) < 0 ? left : wish;
    Duration least = Duration.ofMillis(1);
    return shorter.compareTo(least) < 0 ? least : shorter;
  }
}
