package org.overturn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tests' own ground. */
@OverturnTest
class OverturnTestTest {

  @Autowired Clock clock;
  @Autowired RepositoryService repository;

  @Test
  void theClockOfTheApplicationIsTheClockOfTheTests() {
    TestClock.get().moveTo("2026-12-01T09:00", "America/Chicago");
    assertThat(clock.instant()).isEqualTo("2026-12-01T15:00:00Z");
  }

  @Test
  void eachTestStartsAtTheSameInstantWithTheModelsDeployed() {
    assertThat(clock.instant()).isEqualTo(TestClock.START);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(1);
  }
}
