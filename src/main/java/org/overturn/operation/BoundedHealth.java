package org.overturn.operation;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * The health of something that may be slow or silent. It is told in time all the same: from a look
 * that is a few seconds old, or as down when the look does not come back.
 */
public final class BoundedHealth implements HealthIndicator {

  private final Lookout<Health> lookout;
  private final Health silent;

  /**
   * An indicator that looks when it is asked.
   *
   * @param name as it stands in the answer of {@code /actuator/health}
   * @param look says how it is, without patient data
   */
  public BoundedHealth(String name, Supplier<Health> look, Duration every, Duration patience) {
    this.lookout = new Lookout<>(name, look, every, patience);
    this.silent =
        Health.down()
            .withDetail("trouble", "no answer within " + patience.toMillis() + " ms")
            .build();
  }

  Lookout<Health> lookout() {
    return lookout;
  }

  @Override
  public Health health() {
    return lookout.latest().orElse(silent);
  }
}
