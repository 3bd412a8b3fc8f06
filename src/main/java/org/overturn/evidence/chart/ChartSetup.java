package org.overturn.evidence.chart;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the source of charts that is configured. */
@Configuration(proxyBeanMethods = false)
class ChartSetup {

  @Bean
  ChartSource chartSource(ChartProperties properties) {
    return properties.hasFolder()
        ? new FolderCharts(
            properties.folder(), properties.maxSize().toBytes(), properties.maxResources())
        : new NoChart();
  }

  /** Named for its place in the answer of {@code /actuator/health}. */
  @Bean
  ChartHealth patientChart(ChartSource source) {
    return new ChartHealth(source);
  }
}
