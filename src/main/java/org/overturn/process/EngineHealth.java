package org.overturn.process;

import org.camunda.bpm.engine.RepositoryService;
import org.overturn.operation.BoundedHealth;
import org.overturn.operation.OperationProperties;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells how the engine is. */
@Configuration(proxyBeanMethods = false)
class EngineHealth {

  private static final String FIRST_PROCESS = "denial-resolution";

  /** A node that cannot start the process of a case must not be sent denials. */
  @Bean
  HealthIndicator modelsHealthIndicator(RepositoryService repository, OperationProperties pace) {
    return new BoundedHealth(
        "models", () -> deployed(repository), pace.serversEvery(), pace.lookWithin());
  }

  @Bean
  HealthIndicator timersHealthIndicator(TimerMeters meters) {
    return meters::health;
  }

  private static Health deployed(RepositoryService repository) {
    boolean isThere =
        repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(FIRST_PROCESS)
                .active()
                .count()
            > 0;
    return isThere
        ? Health.up().build()
        : Health.down()
            .withDetail("trouble", "the process " + FIRST_PROCESS + " is not deployed")
            .build();
  }
}
