package org.overturn.evidence.chart;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the source of charts that is configured. */
@Configuration(proxyBeanMethods = false)
class ChartSetup {

  /**
   * The source.
   *
   * @throws org.overturn.security.StartRefused when the key to sign in with cannot be used
   */
  @Bean(destroyMethod = "close")
  ChartSource chartSource(ChartProperties properties, Clock clock) {
    if (properties.hasFolder()) {
      return new FolderCharts(
          properties.folder(), properties.maxSize().toBytes(), properties.maxResources());
    }
    return properties.fhir().isGiven() ? server(properties, clock) : new NoChart();
  }

  private static ChartSource server(ChartProperties properties, Clock clock) {
    ChartProperties.Fhir server = properties.fhir();
    SigningKey key = server.signsIn() ? SigningKey.of(server) : null;
    return new FhirCharts(
        server,
        new FhirConnection(server, properties.maxSize().toBytes()),
        new BackendSignIn(server, key, clock),
        properties.maxResources());
  }

  /** Named for its place in the answer of {@code /actuator/health}. */
  @Bean
  ChartHealth patientChart(ChartSource source) {
    return new ChartHealth(source);
  }
}
