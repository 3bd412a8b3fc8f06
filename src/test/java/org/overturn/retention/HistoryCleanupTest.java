package org.overturn.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.retention.ClosedCases.ROSA;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The engine forgets a year after a process has ended, at night, by itself. */
@OverturnTest
class HistoryCleanupTest {

  @Autowired HistoryService history;
  @Autowired ManagementService management;

  @Test
  void whatEndedMoreThanAYearAgoIsRemovedInTheNightAndNothingBefore(
      @Autowired ApplicationContext application) {
    CaseNumber number = ClosedCases.in(application).closed(ROSA, "2026-11-18T15:00:00Z");
    long processes = known(number);
    assertThat(processes).isPositive();

    nightOf(Duration.ofDays(364));
    assertThat(known(number)).isEqualTo(processes);

    nightOf(Duration.ofDays(366));
    assertThat(known(number)).isZero();
    assertThat(history.createHistoricTaskInstanceQuery().count()).isZero();
    assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
  }

  /** As the job executor does when the window opens. */
  private void nightOf(Duration afterStart) {
    Instant night =
        TestClock.START.plus(afterStart).truncatedTo(java.time.temporal.ChronoUnit.DAYS);
    TestClock.get().moveTo(night.plus(Duration.ofHours(4)));
    history.cleanUpHistoryAsync(false);
    assertThat(history.findHistoryCleanupJobs())
        .isNotEmpty()
        .allMatch(job -> job.getDuedate().toInstant().equals(night.plus(Duration.ofHours(5))));
    TestClock.get().moveTo(night.plus(Duration.ofHours(5)));
    for (Job job : history.findHistoryCleanupJobs()) {
      management.executeJob(job.getId());
    }
  }

  private long known(CaseNumber number) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .count();
  }
}
