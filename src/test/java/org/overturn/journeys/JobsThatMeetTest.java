package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two that change a case at one moment: one is first, the other is not late for it. */
@OverturnTest
@Import(Journey.class)
class JobsThatMeetTest {

  private static final String CHART = "serviceTask_readChart";

  @Autowired Journey journey;
  @Autowired ManagementService management;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void aDenialWhoseChartIsToBeRead() {
    journey.opens(Notices.clinical().notice(), Notices.clinical().payer());
  }

  @Test
  void aJobThatCameSecondIsDoneAgainAfterASecondAndCountsAsNoFailure() {
    Job before = job(CHART);
    CompletableFuture<Void> second =
        transaction.execute(
            status -> {
              management.setJobPriority(before.getId(), before.getPriority() + 1);
              CompletableFuture<Void> started =
                  CompletableFuture.runAsync(() -> management.executeJob(before.getId()));
              TestDatabase.somebodyWaitsForALock(database);
              return started;
            });

    assertThatThrownBy(() -> second.get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(OptimisticLockingException.class);
    Job after = job(CHART);
    assertThat(after.getRetries()).isEqualTo(before.getRetries());
    assertThat(after.getExceptionMessage()).isNull();
    assertThat(after.getDuedate())
        .isEqualTo(Date.from(TestClock.get().instant().plus(Duration.ofSeconds(1))));

    TestClock.get().advance(Duration.ofSeconds(1));
    journey.settles();
    assertThat(management.createJobQuery().activityId(CHART).list()).isEmpty();
  }

  private Job job(String element) {
    return management.createJobQuery().activityId(element).singleResult();
  }
}
