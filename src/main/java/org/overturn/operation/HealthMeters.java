package org.overturn.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.Status;

/**
 * What {@code /actuator/health} tells of each part, as a figure: one for well, zero for not, not a
 * number for what nobody can say. A part that is added later is here by itself.
 */
final class HealthMeters implements SmartInitializingSingleton {

  private final HealthContributorRegistry parts;
  private final MeterRegistry registry;
  private final Scraping scraping;

  HealthMeters(HealthContributorRegistry parts, MeterRegistry registry, Scraping scraping) {
    this.parts = parts;
    this.registry = registry;
    this.scraping = scraping;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Together together = new Together();
    List<NamedContributor<?>> all = parts.stream().<NamedContributor<?>>map(part -> part).toList();
    for (NamedContributor<?> part : all) {
      if (part.getContributor() instanceof BoundedHealth bounded) {
        together.with(bounded.lookout());
      }
      if (part.getContributor() instanceof HealthIndicator indicator) {
        Lookout<Double> look =
            scraping.lookout(part.getName(), () -> figure(indicator.health().getStatus()));
        Gauge.builder("overturn.health", () -> look.latest().orElse(0.0))
            .description("1 while this part is well, as /actuator/health tells")
            .tag("part", part.getName())
            .register(registry);
      }
    }
  }

  private static double figure(Status status) {
    if (Status.UP.equals(status)) {
      return 1;
    }
    return Status.UNKNOWN.equals(status) ? Double.NaN : 0;
  }
}
