package org.overturn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.overturn.faults.Practice.PATIENCE;
import static org.overturn.faults.Practice.REMINDER;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.overturn.bench.CaseCopies;
import org.overturn.notification.StubbornSmtp;
import org.overturn.operation.Scrape;
import org.overturn.testing.HttpUser;

/**
 * One practice and all that can happen to its server, one thing after the other: the node that
 * starts after a kill is the one that lives through the next fault. What takes minutes in life
 * takes seconds here, by {@link #PACE}; {@link MinutesAwayBenchTest} takes the minutes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PracticeWithFaultsTest {

  /** Health and figures are told in this time, whatever is silent. */
  private static final Duration IN_TIME = Duration.ofSeconds(6);

  private static final int BATCH = 150;
  private static final String CLOSING = "boundaryEvent_requestWindowCloses";

  /**
   * Pauses between two tries, shortened; what has patience has it in full. The mail of each morning
   * would come in between from seven on.
   */
  private static final String PATIENT =
      """
      {"server.servlet.session.cookie.secure": "false",
       "spring.mail.properties.mail.smtp.timeout": "3600000",
       "camunda.bpm.job-execution.lock-time-in-millis": "600000",
       "overturn.intake.take-up-after": "1h",
       "overturn.digest.enabled": "false",
       "overturn.chart.fhir.http-allowed": "true",
       "overturn.outbox.poll-every": "200ms"}
      """;

  /** Every pause between two tries, every patience, and the hashing of passwords shortened. */
  private static final String PACE =
      """
      {"server.servlet.session.cookie.secure": "false",
       "spring.profiles.active": "test",
       "overturn.sign-in.password-iterations": "1000",
       "spring.datasource.hikari.connection-timeout": "1500",
       "spring.datasource.hikari.validation-timeout": "1000",
       "spring.datasource.hikari.data-source-properties.socketTimeout": "10",
       "spring.mail.properties.mail.smtp.timeout": "5000",
       "spring.mail.properties.mail.smtp.connectiontimeout": "5000",
       "camunda.bpm.job-execution.lock-time-in-millis": "5000",
       "camunda.bpm.generic-properties.properties.failedJobRetryTimeCycle":
         "PT1S,PT1S,PT1S,PT2S,PT2S,PT5S,PT5S,PT5S,PT5S,PT30S,PT30S",
       "overturn.intake.take-up-after": "1s",
       "overturn.digest.enabled": "false",
       "overturn.intake.sweep-every": "1s",
       "overturn.intake.folder.poll-every": "1s",
       "overturn.intake.folder.settle": "1s",
       "overturn.outbox.poll-every": "200ms",
       "overturn.outbox.rest-when-down": "300ms",
       "overturn.chart.fhir.http-allowed": "true",
       "overturn.chart.fhir.retries": "0",
       "overturn.chart.fhir.timeout": "1s",
       "overturn.chart.fhir.connect-timeout": "1s",
       "overturn.operation.look-every": "300ms",
       "overturn.operation.servers-every": "300ms",
       "overturn.operation.look-within": "2s",
       "overturn.operation.figures-every": "500ms",
       "overturn.operation.figures-within": "1s",
       "overturn.operation.disk-free": "2MB"}
      """;

  private static Practice practice;
  private static Invariants invariants;

  @BeforeAll
  static void openThePractice() throws Exception {
    practice = new Practice("faults");
    invariants = practice.invariants;
    practice.start(PATIENT);
    practice.people(3);
  }

  @AfterAll
  static void closeThePractice() throws Exception {
    if (practice != null) {
      practice.close();
    }
  }

  @AfterEach
  void everythingIsThereOnce() {
    practice.settles();
    practice.everythingIsThereOnce(PATIENCE);
  }

  @Test
  @Order(1)
  void aNodeThatIsKilledInTheMiddleOfEverythingLosesAndDoublesNothing() throws Exception {
    practice.sends("D-0");
    practice.settles();
    String original =
        practice.sql.queryForObject("select case_number from overturn.denial", String.class);
    copies();
    stop("after insert into overturn.notice", "D-1");
    stop("before insert into overturn.timeline_entry", "D-2");
    stop("after insert into overturn.denial", "D-3");
    CountDownLatch never = new CountDownLatch(1);
    practice.mail.answers(
        line -> line.equals(".") ? Practice.silent(never) : StubbornSmtp.WILLING.apply(line));
    String isOriginal = "case_number = '%s'".formatted(original);
    assertThat(due(REMINDER, isOriginal)).isEqualTo(1);
    await().atMost(PATIENCE).until(() -> practice.mail.received().size() == 2);
    List<Long> handedOver =
        practice.sql.queryForList(
            "select id from overturn.outgoing_mail where state = 'SENDING'", Long.class);
    assertThat(handedOver).as("handed over, and not confirmed").hasSize(2);
    assertThat(practice.left("WAITING")).as("wanted by a step that is committed").isEqualTo(1);
    assertThat(List.of(practice.cases("D-1"), practice.cases("D-2"), practice.cases("D-3")))
        .as("no case, half a case, a case whose sender is not answered")
        .containsExactly(0L, 0L, 1L);

    practice.sql.update(
        "delete from act_id_membership where user_id_ in ('coordinator-2', 'coordinator-3')");
    int closings;
    try (Connection held = practice.sql.getDataSource().getConnection()) {
      oneWindowDoesNotClose(held);
      assertThat(due(REMINDER, "payer_reference = 'D-0' and not " + isOriginal)).isEqualTo(BATCH);
      closings = due(CLOSING, "payer_reference = 'D-0'");
      assertThat(closings).isEqualTo(BATCH + 1);
      await().atMost(PATIENCE).until(() -> invariants.count(fired(CLOSING)) > closings / 4);
      practice.kill();
    }
    assertThat(invariants.count(fired(CLOSING))).as("in the middle").isLessThan(closings);
    never.countDown();
    practice.mail.answers(StubbornSmtp.WILLING);
    practice.itsLocksAreOver();
    practice.start(PACE);

    for (String denial : List.of("D-1", "D-2", "D-3")) {
      practice.sends(denial);
    }
    await().atMost(PATIENCE).until(() -> practice.post("D-3").body().contains("duplicate"));
    practice.settles();
    assertThat(invariants.count(fired(CLOSING))).isEqualTo(closings);
    assertThat(invariants.timesFired(CLOSING)).containsOnly(1L);
    assertThat(invariants.timesFired(REMINDER)).containsOnly(1L);
    await().atMost(PATIENCE).until(() -> practice.left("WAITING") == 0);
    assertThat(
            practice.sql.queryForList(
                "select id from overturn.outgoing_mail where tries = 1"
                    + " and state in ('SENDING', 'UNCONFIRMED')",
                Long.class))
        .as("nobody sends them again by itself")
        .containsAll(handedOver);
    await()
        .atMost(PATIENCE)
        .until(() -> practice.figures().figure("overturn_timers_fired_seconds_count") > 0);
  }

  @Test
  @Order(2)
  void aMailServerThatIsGoneOrSilentDelaysMailsAndNothingElse() throws Exception {
    practice.mailServerGoes();
    practice.wants("gone");
    down("mailServer");
    practice.sends("D-4");
    assertThat(practice.left("WAITING")).isPositive();
    practice.mailServerComesBack();
    up("mailServer");
    await()
        .atMost(PATIENCE)
        .until(() -> practice.left("WAITING") == 0 && practice.left("SENDING") == 0);

    CountDownLatch never = new CountDownLatch(1);
    practice.mail.answers(line -> Practice.silent(never));
    practice.wants("silent");
    down("mailServer");
    practice.sends("D-5");
    practice.mail.answers(StubbornSmtp.WILLING);
    never.countDown();
    up("mailServer");
  }

  @Test
  @Order(3)
  void aFhirServerThatIsGoneOrSilentDelaysChartsAndNothingElse() throws Exception {
    upOnceChartsAreReadAgain();
    practice.chartServerGoes();
    down("patientChart");
    practice.sends("D-6");
    await().atMost(PATIENCE).until(() -> practice.chartWasNotRead("D-6"));
    practice.chartServerComesBack();
    up("patientChart");

    CountDownLatch never = new CountDownLatch(1);
    practice.chartServerIsSilent(never);
    down("patientChart");
    practice.sends("D-12");
    never.countDown();
    upOnceChartsAreReadAgain();
  }

  @Test
  @Order(4)
  void aDatabaseThatCrashesIsTheEndOfReadinessAndOfNothingElse() throws Exception {
    HttpUser browser = browser();
    practice.postgres.crash();
    databaseIsAway(browser, "D-7");
    practice.postgres.startAgain();
    databaseIsBack(browser, "D-7");
  }

  @Test
  @Order(5)
  void aDatabaseThatHangsIsGivenUpAndTakenUpAgain() throws Exception {
    HttpUser browser = browser();
    practice.postgres.hang();
    try {
      databaseIsAway(browser, "D-8");
    } finally {
      practice.postgres.goOn();
    }
    databaseIsBack(browser, "D-8");
  }

  @Test
  @Order(6)
  void aFullDiskIsToldAndWhatCannotBeKeptIsRefused() throws Exception {
    assumeDisks();
    practice.inbox.fill();
    down("disk");
    practice.sends("D-9"); // needs no room there
    practice.inbox.empty();
    up("disk");
    practice.drop("D-10");
    await().atMost(PATIENCE).until(() -> practice.cases("D-10") == 1);

    practice.disk.fill();
    HttpResponse<String> refused = practice.post("D-11");
    for (int n = 0; refused.statusCode() == 201 && n < 200; n++) {
      refused = practice.post("D-11-" + n);
    }
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    await()
        .atMost(PATIENCE)
        .until(() -> isDown("dbDisk") || status("/actuator/health/readiness") == 503);
    assertThat(status("/actuator/health/liveness")).isEqualTo(200);
    practice.disk.empty();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              if (!practice.postgres.isRunning()) { // it gives up where its log has no room
                practice.postgres.startAgain();
              }
              return status("/actuator/health/readiness") == 200;
            });
    practice.sends("D-11");
    invariants.sentAfter("D-11-").forEach(practice::sends);
  }

  private static HttpUser browser() {
    HttpUser browser = practice.browser();
    await().atMost(PATIENCE).until(() -> browser.get("/cases").statusCode() == 200);
    return browser;
  }

  private void databaseIsAway(HttpUser browser, String denial) throws Exception {
    await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness") == 503);
    down("db");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              long start = System.nanoTime();
              Scrape figures = practice.figures();
              assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
              assertThat(figures.figure("overturn_health", "part=\"db\"")).isZero();
              assertThat(figures.figure("overturn_windows_unattended")).isNaN();
            });
    HttpResponse<String> refused = practice.post(denial);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    HttpResponse<String> page = browser.get("/cases");
    assertThat(page.statusCode()).isIn(500, 503);
    assertThat(page.body())
        .contains("<h1>")
        .doesNotContain("Exception", "\tat ", "postgres", "org.overturn");
  }

  private void databaseIsBack(HttpUser browser, String denial) {
    await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness") == 200);
    practice.sends(denial);
    await().atMost(PATIENCE).until(() -> browser.get("/cases").statusCode() == 200);
    up("db");
  }

  /** This part of health is told in time, and nothing but a database makes the node unready. */
  private void down(String part) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              long start = System.nanoTime();
              JsonNode health = practice.health();
              assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
              assertThat(health.at("/components/" + part + "/status").asText()).isEqualTo("DOWN");
              assertThat(health.at("/components/" + part + "/details/trouble").asText())
                  .isNotBlank();
            });
    assertThat(status("/actuator/health/liveness")).isEqualTo(200);
    int ready = part.equals("db") ? 503 : 200;
    await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness") == ready);
  }

  private boolean isDown(String part) throws Exception {
    return practice.health().at("/components/" + part + "/status").asText().equals("DOWN");
  }

  private void up(String part) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(practice.health().at("/components/" + part + "/status").asText())
                    .isEqualTo("UP"));
  }

  /** A server that was too slow for a reading is told so until the next one. */
  private void upOnceChartsAreReadAgain() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              practice.chartsAreReadAgain();
              return !isDown("patientChart");
            });
  }

  private static int status(String path) {
    return practice.status(path);
  }

  /** Sends a denial of which the node stops at this instant; its sender never gets an answer. */
  private static void stop(String instant, String reference) throws IOException {
    Files.writeString(practice.instants.resolve("next.part"), instant);
    Files.move(
        practice.instants.resolve("next.part"),
        practice.instants.resolve("next"),
        StandardCopyOption.ATOMIC_MOVE);
    CompletableFuture.runAsync(() -> practice.post(reference), task -> new Thread(task).start());
    await().atMost(PATIENCE).until(() -> Files.exists(practice.instants.resolve(instant)));
  }

  /** One of these timers cannot be done for as long as this connection is open. */
  private static void oneWindowDoesNotClose(Connection held) throws SQLException {
    held.setAutoCommit(false);
    try (var lock =
        held.prepareStatement(
            """
            select 1 from act_ru_execution where proc_inst_id_ =
              (select j.process_instance_id_ from act_ru_job j
               join act_ru_jobdef f on f.id_ = j.job_def_id_ where f.act_id_ = ? limit 1)
            for update
            """)) {
      lock.setString(1, CLOSING);
      assertThat(lock.execute()).isTrue();
    }
  }

  /** Lets the timers of these cases fall due now, and their windows with them. */
  private static int due(String timer, String cases) {
    String ofCases =
        """
        (select p.id_ from act_ru_execution p join overturn.denial d
           on d.case_number = p.business_key_ where %s)
        """
            .formatted(cases);
    if (timer.equals(CLOSING)) {
      practice.sql.update(
          "update overturn.case_deadline set due_at = date_trunc('second', now())"
              + " where kind = 'CALL_WINDOW'");
    }
    return practice.sql.update(
        """
        update act_ru_job set duedate_ = date_trunc('second', now()) where job_def_id_ in
          (select id_ from act_ru_jobdef where act_id_ = ?)
        """
            + " and process_instance_id_ in (select id_ from act_ru_execution where"
            + " root_proc_inst_id_ in "
            + ofCases
            + ")",
        timer);
  }

  /** Many cases of the one that there is, none of whose clocks is near. */
  private static void copies() {
    long last =
        practice.sql.queryForObject(
            "select coalesce(max(id), 0) from overturn.outgoing_mail", Long.class);
    CaseCopies.addRunning(practice.sql.getDataSource(), BATCH);
    practice.sql.update("delete from overturn.outgoing_mail where id > ?", last);
    practice.sql.update(
        "update act_ru_job set duedate_ = now() + interval '1 year' where type_ = 'timer'");
    invariants.copied(BATCH);
  }

  private static String fired(String timer) {
    return "act_hi_actinst where act_id_ = '" + timer + "'";
  }

  private static void assumeDisks() {
    boolean isReal = practice.inbox.isReal() && practice.disk.isReal();
    boolean mustBe =
        "true".equals(System.getenv("CI")) && "root".equals(System.getProperty("user.name"));
    assumeTrue(isReal || mustBe, "Small disks cannot be mounted here, so none is filled");
    assertThat(isReal).as("small disks are mounted").isTrue();
  }
}
