package org.overturn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.overturn.denial.Cases;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.Payer;
import org.overturn.intake.NoticeFormat;
import org.overturn.process.DenialProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How late timers fire when many fall due at one instant: the product's models with ten thousand
 * open cases, its mails sent, beside an untuned engine with a bare process of the same shape, in
 * the same run by turns.
 */
@Tag("bench")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "camunda.bpm.job-execution.enabled=true",
      "overturn.outbox.connections=2",
      "spring.flyway.user=overturn_owner"
    })
@ActiveProfiles("test")
@Import(BenchTest.OnItsOwnDatabases.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PunctualityBenchTest {

  private static final int OPENED = 100;
  private static final int WARM_UP = 500;
  private static final int CASES = Integer.getInteger("bench.cases", 10_000);
  private static final BenchTable TABLE = new BenchTable("bench-punctuality");
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  /** Of each instance one is due, so that none ends another's wait. */
  private static final List<String> FIRST_DUE =
      List.of(
          "boundaryEvent_requestWindowCloses",
          "boundaryEvent_requestReminderDue",
          "boundaryEvent_requestWindowAtRisk",
          "boundaryEvent_filingReminderDue",
          "boundaryEvent_filingAtRisk");

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry properties) {
    MAIL.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", (Supplier<Object>) () -> MAIL.getSmtp().getPort());
  }

  private static boolean warm;

  @Autowired BenchDatabases databases;
  @Autowired JobExecutor executor;

  @BeforeAll
  static void casesThatRun(
      @Autowired BenchDatabases databases,
      @Autowired JobExecutor executor,
      @Autowired Cases cases,
      @Autowired DenialProcess process,
      @Autowired TransactionTemplate transaction,
      @Autowired List<NoticeFormat> formats) {
    executor.shutdown();
    databases.copy("fresh", "running");
    HikariDataSource running = databases.use("running");
    Originals originals = new Originals();
    Payer payer = new Payer("unitedhealthcare", "UnitedHealthcare", true);
    for (int n = 0; n < OPENED; n++) {
      DenialNotice facts = BenchTest.facts(originals.next(), formats);
      transaction.executeWithoutResult(
          status -> process.denialReceived(cases.open(facts, payer, null)));
    }
    CaseCopies.addRunning(running, CASES / OPENED - 1);
    new JdbcTemplate(running)
        .update("update act_ru_job set duedate_ = now() + interval '1 year' where retries_ > 0");
  }

  @AfterAll
  static void show() {
    TABLE.write();
    MAIL.stop();
  }

  @Test
  @Order(1)
  void aThousandAtOnce() {
    measure(1_000);
  }

  @Test
  @Order(2)
  void fiveThousandAtOnce() {
    measure(5_000);
  }

  @Test
  @Order(3)
  void twentyThousandAtOnce() {
    measure(20_000);
  }

  private void measure(int count) {
    if (!warm) {
      // the other side is warm from the starts of its instances
      ours(WARM_UP);
      warm = true;
    }
    Lateness ours = ours(count);
    Lateness bare = UntunedEngine.measure(databases.create("bare_" + count), count);
    String due =
        "%,d timers due at once, beside an untuned engine with a bare process: ".formatted(count);
    if (count == 5_000) {
      TABLE.atLeast(2, due + "timers a second", ours.rate(), bare.rate());
      TABLE.atMost(1, due + "99 % fired, s, beside 20 s", ours.seconds(0.99), 20);
    } else {
      TABLE.note(due + "timers a second", ours.rate(), bare.rate());
    }
    TABLE.note("The same: p50 of lateness, s", ours.seconds(0.5), bare.seconds(0.5));
    TABLE.note("The same: p99 of lateness, s", ours.seconds(0.99), bare.seconds(0.99));
    assertThat(ours.seconds(1)).isPositive();
  }

  private Lateness ours(int count) {
    databases.copy("running", "due_" + count);
    DataSource database = databases.use("due_" + count);
    JdbcTemplate sql = new JdbcTemplate(database);
    sql.execute("create table due (id varchar(64) primary key, activity varchar(255))");
    sql.update(
        """
        insert into due
        select id_, act_id_ from (
          select j.id_, d.act_id_, row_number() over (partition by j.process_instance_id_
            order by md5(j.id_)) as n
          from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
          where d.act_id_ in (%s)) as timers
        where n = 1 order by md5(id_) limit ?
        """
            .formatted("'" + String.join("','", FIRST_DUE) + "'"),
        count);
    assertThat(sql.queryForObject("select count(*) from due", Integer.class)).isEqualTo(count);
    sql.execute("analyze");
    executor.start();
    try {
      Instant due = Instant.now();
      sql.update(
          "update act_ru_job set duedate_ = ? where id_ in (select id from due)",
          Timestamp.from(due));
      Lateness lateness = Lateness.watch(sql, "due", due, count);
      assertThat(
              sql.queryForObject(
                  """
                  select count(*) from act_hi_actinst a where act_id_ in (select activity from due)
                  """,
                  Integer.class))
          .as("timers that had their effect")
          .isEqualTo(count);
      return lateness;
    } finally {
      executor.shutdown();
    }
  }
}
