package org.overturn.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long after they were due many timers had fired, seen from outside, by what was committed. */
final class Lateness {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private record Look(double seconds, long fired) {}

  private final List<Look> looks = new ArrayList<>();
  private final int count;

  private Lateness(int count) {
    this.count = count;
  }

  /** Looks until none of the jobs in this table, named by their ids, is left. */
  static Lateness watch(JdbcTemplate sql, String table, Instant due, int count) {
    Lateness lateness = new Lateness(count);
    String left =
        "select count(*) from %s d where exists (select 1 from act_ru_job j where j.id_ = d.id)"
            .formatted(table);
    while (lateness.fired() < count) {
      Instant now = Instant.now();
      lateness.looks.add(
          new Look(
              Duration.between(due, now).toMillis() / 1000.0,
              count - sql.queryForObject(left, Long.class)));
      if (Duration.between(due, now).compareTo(PATIENCE) > 0) {
        throw new IllegalStateException(lateness.fired() + " of " + count + " timers fired");
      }
      pause();
    }
    return lateness;
  }

  private long fired() {
    return looks.isEmpty() ? 0 : looks.get(looks.size() - 1).fired();
  }

  /** Seconds after which this share of them, from 0 to 1, had fired. */
  double seconds(double share) {
    return looks.stream()
        .filter(look -> look.fired() >= share * count)
        .findFirst()
        .orElseThrow()
        .seconds();
  }

  /** Timers a second, until the last had fired. */
  double rate() {
    return count / seconds(1);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }
}
