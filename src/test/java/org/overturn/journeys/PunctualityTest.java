package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.bench.CaseCopies;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * The engine's own executor, with the product's settings, when hundreds of timers fall due at once
 * after an outage. The clock of the tests stands still meanwhile.
 */
@OverturnTest
@Import(Journey.class)
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class PunctualityTest {

  private static final int CASES = 250;
  private static final String CLOSES = "boundaryEvent_requestWindowCloses";
  private static final String REMINDS = "boundaryEvent_filingReminderDue";

  /** What the executor may have in hand at once: in its threads, its queue and its last catch. */
  private static final int IN_HAND = 8 + 32 + 48;

  @Autowired Journey journey;
  @Autowired JobExecutor executor;
  @Autowired DataSource database;
  @Autowired JdbcTemplate sql;

  /**
   * How far it is at one instant.
   *
   * @param overtaken windows that closed before one of which the deadline was earlier
   */
  private record Look(long windows, long reminders, long mails, long overtaken) {}

  @BeforeEach
  void manyCasesWithTheirClocksFarAway() {
    executor.shutdown();
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    CaseCopies.addRunning(database, CASES - 1);
    sql.update("update act_ru_job set duedate_ = ?", at(Duration.ofDays(365)));
    sql.execute(
        "create table if not exists due (id varchar(64), activity varchar(80), at timestamp)");
    sql.update("delete from due");
  }

  /**
   * What is in hand is finished: a step that commits while the tables are cleaned leaves a mail.
   */
  @AfterEach
  void rest() {
    await().atMost(Duration.ofMinutes(2)).until(this::isDone);
    executor.shutdown();
  }

  @Test
  void overdueTimersFireInDeadlineOrderWindowsBeforeRemindersMailsLastAndNoneIsMissed() {
    due(CLOSES, "? - row_number() over (order by md5(id_)) * interval '1 minute'");
    due(REMINDS, "? - interval '1 day'");
    sql.update(
        """
        update overturn.case_deadline d set due_at = u.at at time zone 'UTC'
        from due u join act_ru_job j on j.id_ = u.id
        join act_ru_execution e on e.id_ = j.process_instance_id_
        where e.business_key_ = d.case_number and u.activity = ? and d.kind = 'CALL_WINDOW'
        """,
        CLOSES);

    List<Look> looks = untilAllIsDone();

    for (Look look : looks) {
      if (look.windows() > IN_HAND) {
        assertThat(CASES - look.reminders()).as("reminders fired").isLessThanOrEqualTo(IN_HAND);
      }
      if (look.reminders() > IN_HAND) {
        assertThat(look.mails()).as("mails put").isLessThanOrEqualTo(IN_HAND);
      }
      assertThat(look.overtaken()).isLessThanOrEqualTo(IN_HAND);
    }
    assertThat(fired(CLOSES)).hasSize(CASES).containsOnly(1L);
    assertThat(fired(REMINDS)).hasSize(CASES).containsOnly(1L);
    assertThat(count("overturn.outgoing_mail")).isEqualTo(2L * CASES);
    assertThat(count("act_ru_incident")).isZero();
    assertThat(
            count(
                """
                overturn.case_deadline where kind = 'CALL_WINDOW' and state = 'LAPSED'
                and settled_at = due_at
                """))
        .as("windows with their true closing time")
        .isEqualTo(CASES);
  }

  @Test
  void aWindowThatClosesWhileRemindersPourInDoesNotWaitForThem() throws SQLException {
    due(REMINDS, "? - interval '1 day'");
    try (Connection held = database.getConnection()) {
      held.setAutoCommit(false); // until it is closed the reminders stay where they are
      held.createStatement().execute("select 1 from act_ru_execution for update");
      executor.start();
      await().until(() -> count("act_ru_job where lock_owner_ is not null") > 0);
      sql.update(
          "update act_ru_job set duedate_ = ? where id_ = (%s limit 1)".formatted(jobsOf(CLOSES)),
          at(Duration.ZERO));
    }
    await().atMost(Duration.ofMinutes(3)).until(this::isDone);

    assertThat(fired(CLOSES)).containsExactly(1L);
    assertThat(
            count(
                """
                act_hi_actinst where act_id_ = '%s' and age(xmin) > (select max(age(w.xmin))
                  from act_hi_actinst w where w.act_id_ = '%s')"""
                    .formatted(REMINDS, CLOSES)))
        .as("reminders that went before it")
        .isLessThan(CASES);
  }

  private List<Look> untilAllIsDone() {
    List<Look> looks = new ArrayList<>();
    executor.start();
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              looks.add(look());
              return isDone();
            });
    return looks;
  }

  /** What is to be tried again in a second or in minutes is due now: this clock stands still. */
  private boolean isDone() {
    String now = at(Duration.ZERO).toString();
    sql.update(
        """
        update act_ru_job set duedate_ = cast(? as timestamp)
        where lock_owner_ is null and duedate_ > cast(? as timestamp) and duedate_ < ?
        """,
        at(Duration.ZERO),
        at(Duration.ZERO),
        at(Duration.ofMinutes(10)));
    return count("act_ru_job where duedate_ is null or duedate_ <= '%s'".formatted(now)) == 0;
  }

  private Look look() {
    return sql.queryForObject(
        """
        with left_over as (select u.* from due u join act_ru_job j on j.id_ = u.id)
        select count(*) filter (where activity = '%1$s'),
          count(*) filter (where activity = '%2$s'),
          (select count(*) from overturn.outgoing_mail),
          (select count(*) from due u where activity = '%1$s'
             and at > (select min(at) from left_over where activity = '%1$s')
             and not exists (select 1 from act_ru_job j where j.id_ = u.id))
        from left_over
        """
            .formatted(CLOSES, REMINDS),
        (row, n) -> new Look(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
  }

  private void due(String activity, String at) {
    sql.update(
        "insert into due select id_, '%s', %s from act_ru_job where id_ in (%s)"
            .formatted(activity, at.replace("?", "cast(? as timestamp)"), jobsOf(activity)),
        at(Duration.ZERO));
    sql.update("update act_ru_job j set duedate_ = u.at from due u where u.id = j.id_");
  }

  private static String jobsOf(String activity) {
    return """
        select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
        where d.act_id_ = '%s'"""
        .formatted(activity);
  }

  private long left(String activity) {
    return count(
        "due u join act_ru_job j on j.id_ = u.id where activity = '%s'".formatted(activity));
  }

  /** How often it fired, for each instance in which it did. */
  private List<Long> fired(String activity) {
    return sql.queryForList(
        "select count(*) from act_hi_actinst where act_id_ = ? group by proc_inst_id_",
        Long.class,
        activity);
  }

  private long count(String what) {
    return sql.queryForObject("select count(*) from " + what, Long.class);
  }

  private static Timestamp at(Duration fromNow) {
    Instant instant = TestClock.get().instant().plus(fromNow);
    return Timestamp.from(instant);
  }
}
