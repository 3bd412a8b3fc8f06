package org.overturn.evidence.chart;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.overturn.operation.BoundedHealth;
import org.overturn.operation.OperationProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the source of charts that is configured. */
@Configuration(proxyBeanMethods = false)
class ChartSetup {

  private static final Logger log = LoggerFactory.getLogger(ChartSetup.class);

  /**
   * The source.
   *
   * @throws org.overturn.security.StartRefused when the key to sign in with cannot be used
   */
  @Bean(destroyMethod = "close")
  ChartSource chartSource(ChartProperties properties, Clock clock, MeterRegistry registry) {
    if (properties.hasFolder()) {
      return new FolderCharts(
          properties.folder(), properties.maxSize().toBytes(), properties.maxResources());
    }
    return properties.fhir().isGiven() ? server(properties, clock, registry) : new NoChart();
  }

  private static ChartSource server(
      ChartProperties properties, Clock clock, MeterRegistry registry) {
    ChartProperties.Fhir server = properties.fhir();
    SigningKey key = server.signsIn() ? SigningKey.of(server) : null;
    return new FhirCharts(
        server,
        new FhirConnection(server, properties.maxSize().toBytes(), registry),
        new BackendSignIn(server, key, clock),
        properties.maxResources(),
        clock);
  }

  /** A large folder takes its time; on a thread of its own nobody waits for it. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> chartsPrepared(ChartSource source) {
    return ready -> {
      Thread thread = new Thread(() -> prepare(source), "charts");
      thread.setDaemon(true);
      thread.start();
    };
  }

  private static void prepare(ChartSource source) {
    try {
      source.prepare();
    } catch (ChartNotRead failure) {
      log.warn("Charts: {}", failure.getMessage());
    }
  }

  /** Named for its place in the answer of {@code /actuator/health}. */
  @Bean
  HealthIndicator patientChart(ChartSource source, OperationProperties pace) {
    ChartHealth health = new ChartHealth(source);
    return new BoundedHealth(
        "patientChart", health::health, pace.serversEvery(), pace.lookWithin());
  }
}
