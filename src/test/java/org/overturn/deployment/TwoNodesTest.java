package org.overturn.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.overturn.bench.CaseCopies;
import org.overturn.bench.ChildApplication;
import org.overturn.bench.ChildApplication.Node;
import org.overturn.testing.HttpUser;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two nodes of the application, each a JVM of its own as in production, run the clocks of one
 * PostgreSQL. One is killed in the middle of its work.
 */
class TwoNodesTest {

  private static final int CASES = 300;
  private static final String OWNER_PASSWORD = "a Horse, 7 Staples and Batteries";
  private static final Duration TAKEOVER = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void oneThatIsKilledLosesNoTimerAndSendsNoReminderTwice() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    mail.setUser("coordinators@practice.example", "not used");
    try (EmbeddedPostgres postgres = TestDatabase.server().start()) {
      DataSource database = postgres.getPostgresDatabase();
      JdbcTemplate sql = new JdbcTemplate(database);
      ChildApplication overturn = overturn(mail);
      String url = postgres.getJdbcUrl("postgres", "postgres");
      try (Node doomed = overturn.start(url, "node-1")) {
        openCases(doomed, database);
        try (Node survivor = overturn.start(url, "node-2")) {
          assertThat(count(sql, "act_re_deployment")).as("deployments of two nodes").isEqualTo(1);
          remindersFallDue(sql, "boundaryEvent_requestReminderDue");
          until(() -> mail.getReceivedMessages().length > CASES / 5);
          try (Connection held = database.getConnection()) {
            noCaseGoesOn(held);
            remindersFallDue(sql, "boundaryEvent_filingReminderDue");
            until(() -> lockOwners(sql) == 2);
            doomed.kill();
          }
          Timestamp killed = sql.queryForObject("select now()", Timestamp.class);
          assertThat(longestLock(sql)).as("until another node takes over").isLessThan(TAKEOVER);

          until(() -> isSettled(sql));
          until(() -> count(sql, "overturn.outgoing_mail where state = 'WAITING'") == 0);
          theDeadNodesTimeIsOver(sql, killed);
          until(() -> count(sql, "overturn.outgoing_mail where state = 'SENDING'") == 0);
          assertThat(survivor.process().isAlive()).isTrue();
        }
      }
      everyTimerFiredOnce(sql);
      everyMailArrivedOnce(sql, mail.getReceivedMessages());
    } finally {
      mail.stop();
    }
  }

  private static ChildApplication overturn(GreenMail mail) {
    return ChildApplication.overturn()
        .with(
            Map.of(
                "SPRING_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()),
                "OVERTURN_SETUP_USER", "olive",
                "OVERTURN_SETUP_PASSWORD", OWNER_PASSWORD,
                "OVERTURN_OUTBOX_POLL_EVERY", "1s",
                "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m"));
  }

  /** A practice with three hundred open cases, none of whose clocks is near. */
  private static void openCases(Node node, DataSource database) {
    JdbcTemplate sql = new JdbcTemplate(database);
    HttpUser owner = HttpUser.basic(node.port(), "olive", OWNER_PASSWORD);
    for (String group : List.of("coordinators", "intake-clients")) {
      HttpResponse<String> made =
          owner.postJson(
              "/engine-rest/user/create",
              """
              {"profile": {"id": "one-of-%1$s", "firstName": "Quincy", "lastName": "Zuckerberg",
                "email": "%1$s@practice.example"}, "credentials": {"password": "%2$s"}}
              """
                  .formatted(group, OWNER_PASSWORD));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(204);
      sql.update("insert into act_id_membership values (?, ?)", "one-of-" + group, group);
    }
    HttpResponse<String> opened =
        HttpUser.basic(node.port(), "one-of-intake-clients", OWNER_PASSWORD)
            .postJson("/api/denials", denial());
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    CaseCopies.addRunning(database, CASES - 1);
    sql.update("update act_ru_job set duedate_ = now() + interval '1 year' where type_ = 'timer'");
  }

  private static String denial() {
    return """
        {"payer": "UnitedHealthcare", "payerReference": "UHC-1",
         "determination": {"date": "%s"}, "lineOfBusiness": "employer", "state": "TX",
         "setting": "outpatient", "stage": "pre-service", "urgency": "standard",
         "patient": {"firstName": "Rosa", "lastName": "Example", "birthDate": "1968-04-02",
                     "memberId": "XYM904417730"},
         "service": {"system": "CPT", "code": "72148", "description": "MRI", "units": "1"},
         "physician": {"name": "Dr. Anselm Okafor", "specialty": "Orthopedics"},
         "reason": {"actionCode": "A3", "codes": ["HCR:0F"],
                    "text": "Six weeks of conservative treatment are not documented."}}
        """
        .formatted(LocalDate.now(ZoneId.of("America/New_York")));
  }

  private static void remindersFallDue(JdbcTemplate sql, String timer) {
    int due =
        sql.update(
            """
            update act_ru_job set duedate_ = now()
            where job_def_id_ in (select id_ from act_ru_jobdef where act_id_ = ?)
            """,
            timer);
    assertThat(due).isEqualTo(CASES);
  }

  /** Both nodes are in the middle of their timers for as long as the connection is open. */
  private static void noCaseGoesOn(Connection held) throws SQLException {
    held.setAutoCommit(false);
    // the table as a whole: row by row it could meet a job that has some of them already
    held.createStatement().execute("lock table act_ru_execution in exclusive mode");
  }

  /** Also what came second, and is done again a second later, or has failed and waits minutes. */
  private static boolean isSettled(JdbcTemplate sql) {
    sql.update(
        "update act_ru_job set duedate_ = now() where exception_stack_id_ is not null"
            + " and retries_ > 0 and duedate_ > now() and lock_owner_ is null");
    return count(
            sql,
            """
            act_ru_job where retries_ > 0 and handler_type_ <> 'history-cleanup'
              and (duedate_ is null or duedate_ <= now() + interval '3 seconds'
                or exception_stack_id_ is not null)
            """)
        == 0;
  }

  private static Duration longestLock(JdbcTemplate sql) {
    return Duration.ofSeconds(
        sql.queryForObject(
            "select coalesce(ceil(extract(epoch from max(lock_exp_time_) - now()::timestamp)), 0)"
                + " from act_ru_job",
            Long.class));
  }

  private static long lockOwners(JdbcTemplate sql) {
    return sql.queryForObject(
        "select count(distinct lock_owner_) from act_ru_job where lock_exp_time_ > now()",
        Long.class);
  }

  /** What it was sending is set aside after minutes; here they are over at once. */
  private static void theDeadNodesTimeIsOver(JdbcTemplate sql, Timestamp killed) {
    sql.update(
        """
        update overturn.outgoing_mail set sending_since = sending_since - interval '10 minutes'
        where state = 'SENDING' and sending_since <= ?
        """,
        killed);
  }

  private static void everyTimerFiredOnce(JdbcTemplate sql) {
    for (String timer :
        List.of("boundaryEvent_requestReminderDue", "boundaryEvent_filingReminderDue")) {
      List<Long> times =
          sql.queryForList(
              "select count(*) from act_hi_actinst where act_id_ = ? group by proc_inst_id_",
              Long.class,
              timer);
      assertThat(times).as(timer).hasSize(CASES).containsOnly(1L);
    }
    assertThat(count(sql, "act_ru_incident")).as("incidents").isZero();
  }

  private static void everyMailArrivedOnce(JdbcTemplate sql, MimeMessage[] arrived)
      throws Exception {
    List<String> ids = new ArrayList<>();
    for (MimeMessage mail : arrived) {
      ids.add(mail.getMessageID());
    }
    long sent = count(sql, "overturn.outgoing_mail where state = 'SENT'");
    long unconfirmed = count(sql, "overturn.outgoing_mail where state = 'UNCONFIRMED'");
    System.out.println(sent + " mails sent, " + unconfirmed + " unconfirmed");

    assertThat(ids).as("no reminder twice").doesNotHaveDuplicates();
    assertThat(sent + unconfirmed).as("a mail for each timer").isEqualTo(2L * CASES);
    assertThat(unconfirmed).as("at most one for each connection of the dead node").isLessThan(3);
    assertThat((long) ids.size()).isBetween(sent, sent + unconfirmed);
  }

  private static long count(JdbcTemplate sql, String what) {
    return sql.queryForObject("select count(*) from " + what, Long.class);
  }

  private static void until(Callable<Boolean> what) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(what);
  }
}
