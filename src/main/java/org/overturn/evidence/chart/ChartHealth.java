package org.overturn.evidence.chart;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Says how the source of charts was by counts and words of ours. */
class ChartHealth extends AbstractHealthIndicator {

  private final ChartSource source;

  ChartHealth(ChartSource source) {
    this.source = source;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    if (source.words().isEmpty()) {
      health.unknown().withDetail("source", "no chart is connected");
      return;
    }
    source.reach();
    ChartSource.Condition condition = source.condition();
    health.status(condition.trouble() == null ? "UP" : "DOWN").withDetail("source", source.words());
    if (condition.trouble() != null) {
      health.withDetail("trouble", condition.trouble());
    }
    if (condition.files() > 0) {
      health
          .withDetail("files", condition.files())
          .withDetail("filesThatCannotBeRead", condition.unreadable());
    }
  }
}
