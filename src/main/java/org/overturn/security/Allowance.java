package org.overturn.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * So many times within so long, for each of many: a token bucket each, which fills up evenly. Who
 * has not been seen for longest is forgotten first, so that inventing names fills no memory.
 */
final class Allowance {

  private static final int MOST_KEPT = 20_000;

  private final int times;
  private final Duration within;
  private final TimeMeter time;

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEPT;
        }
      };

  Allowance(int times, Duration within, Clock clock) {
    this.times = times;
    this.within = within;
    this.time = new ByClock(clock);
  }

  /** How long until there is one left; empty when there is. */
  Optional<Duration> wait(String who) {
    Bucket bucket;
    synchronized (buckets) {
      bucket = buckets.get(who);
    }
    if (bucket == null) {
      return Optional.empty();
    }
    long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  /** Takes one; false when there was none left. */
  boolean take(String who) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(who, each -> full()).tryConsume(1);
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
        .build();
  }

  private record ByClock(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
