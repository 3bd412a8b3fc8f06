package org.overturn.retention;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Map;
import org.overturn.operation.Figures;
import org.overturn.operation.Scraping;
import org.springframework.stereotype.Component;

/** Cases that would be gone if nobody had typed their numbers elsewhere. */
@Component
class PurgeMeters implements MeterBinder {

  private static final String LEFT = "left";

  private final LeftCases left;
  private final Clock clock;
  private final Figures figures;

  PurgeMeters(LeftCases left, Clock clock, Scraping scraping) {
    this.left = left;
    this.clock = clock;
    this.figures = scraping.figures("purge", this::read);
  }

  private Map<String, Double> read() {
    return Map.of(LEFT, (double) left.forAPerson(clock.instant()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("overturn.purge.cases.left", () -> figures.of(LEFT))
        .description("Cases that are due and stay until a person has taken their numbers out")
        .register(registry);
  }
}
