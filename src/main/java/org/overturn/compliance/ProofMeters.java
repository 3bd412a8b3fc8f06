package org.overturn.compliance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.overturn.operation.Figures;
import org.overturn.operation.Scraping;
import org.springframework.stereotype.Component;

/** What the proofs of the audit have shown, each day's and those that somebody asked for. */
@Component
class ProofMeters implements MeterBinder {

  private static final String HOLDS = "holds";
  private static final String AGE = "age";

  private final ProvingAudit proving;
  private final Clock clock;
  private final Figures figures;

  ProofMeters(ProvingAudit proving, Clock clock, Scraping scraping) {
    this.proving = proving;
    this.clock = clock;
    this.figures = scraping.figures("proof", this::read);
  }

  private Map<String, Double> read() {
    Map<String, Double> found = new HashMap<>();
    proving
        .last()
        .map(ProvingAudit.LastProof::at)
        .or(proving::begun)
        .ifPresent(since -> found.put(AGE, Math.max(0, seconds(since))));
    if (proving.last().isPresent()) {
      found.put(HOLDS, proving.brokenSince().isPresent() ? 0.0 : 1.0);
    }
    return found;
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1e3;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("overturn.audit.proof.holds", () -> figures.ofAny(HOLDS))
        .description(
            "1 while the audit's chain is whole, 0 from a proof that found it broken until a person"
                + " has proven that it holds; not a number before the first proof")
        .register(registry);
    Gauge.builder("overturn.audit.proof.age", () -> figures.ofAny(AGE))
        .description("Time since the audit was last proven, or began where it never was")
        .baseUnit("seconds")
        .register(registry);
  }
}
