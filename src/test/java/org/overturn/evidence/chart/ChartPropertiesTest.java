package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What makes no sense stops the start and says what. */
class ChartPropertiesTest {

  @Configuration
  @EnableConfigurationProperties(ChartProperties.class)
  static class Holder {}

  private final ApplicationContextRunner start =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Holder.class);

  @Test
  void withoutAnySettingNoChartIsConnected() {
    start.run(
        context -> {
          ChartProperties properties = context.getBean(ChartProperties.class);
          assertThat(properties.hasFolder()).isFalse();
          assertThat(properties.fhir().isGiven()).isFalse();
        });
  }

  @Test
  void emptyValuesAsAnEnvironmentHoldsThemNameNothing() {
    start
        .withPropertyValues(
            "overturn.chart.folder=", "overturn.chart.fhir.base-url=", "overturn.chart.fhir.key=")
        .run(
            context -> {
              ChartProperties properties = context.getBean(ChartProperties.class);
              assertThat(properties.hasFolder()).isFalse();
              assertThat(properties.fhir().isGiven()).isFalse();
            });
  }

  @Test
  void categoriesAreListedByType() {
    start
        .withPropertyValues("overturn.chart.fhir.categories.observation=vital-signs,laboratory")
        .run(
            context ->
                assertThat(context.getBean(ChartProperties.class).fhir().categories())
                    .containsEntry("observation", java.util.List.of("vital-signs", "laboratory")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "overturn.chart.fhir.base-url=http://ehr.example/fhir; base-url must be the address",
        "overturn.chart.fhir.base-url=ehr.example; base-url must be the address",
        "overturn.chart.fhir.base-url=https://ehr.example/fhir,overturn.chart.folder=/charts;"
            + " exclude one another",
        "overturn.chart.fhir.base-url=https://ehr.example/fhir,overturn.chart.fhir.client-id=us;"
            + " client-id needs either key",
        "overturn.chart.fhir.token-url=http://ehr.example/token; token-url must be",
        "overturn.chart.fhir.within=0s; must be longer than nothing",
        "overturn.chart.fhir.retries=50; less than or equal to 5",
        "overturn.chart.max-resources=0; let a chart have one resource or more"
      })
  void whatMakesNoSenseStopsTheStart(String settings, String why) {
    start
        .withPropertyValues(settings.split(","))
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining(why.strip()));
  }
}
