package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.intake.Documents.approval;
import static org.overturn.intake.Documents.denial;
import static org.overturn.intake.Documents.with;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Posting.Reply;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Exactly once, whatever comes at the same instant or goes away in the middle. */
@OverturnTest
@Import(Posting.class)
class FaultsTest {

  private static final String TYPED =
      """
      {"payerText": "UnitedHealthcare", "payerReference": "REF-1001",
       "lineOfBusiness": "commercial", "state": "OH", "setting": "outpatient",
       "stage": "pre-service", "urgency": "standard", "memberId": "MEMB-ZYX-77",
       "patientFirstName": "Zyxmarked", "patientLastName": "Qvphitest",
       "patientBirthDate": "1961-02-03", "serviceCodeSystem": "CPT", "serviceCode": "72148",
       "serviceDescription": "MRI", "physicianName": "Pat Ordering, MD",
       "determinationDate": "2026-11-17", "actionCode": "A3"}
      """;

  @Autowired Posting post;
  @Autowired Intake intake;
  @Autowired LeftBehind leftBehind;
  @Autowired Keeping keeping;
  @Autowired JdbcTemplate database;
  @Autowired HikariDataSource pool;

  @Test
  void theSameNoticeAtTheSameInstantOpensOneCase_R1() throws Exception {
    List<Reply> replies = atOnce(8, attempt -> post.json(differentlyWritten(attempt)));

    assertThat(replies).extracting(Reply::state).containsOnly("accepted", "duplicate");
    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies).extracting(Reply::onlyCase).containsOnly(replies.get(0).onlyCase());
    assertThat(count("overturn.denial")).isEqualTo(1);
    assertThat(instances()).isEqualTo(1);
  }

  @Test
  void theSameApprovalAtTheSameInstantDecidesOnce() throws Exception {
    post.json(denial());

    List<Reply> replies = atOnce(6, attempt -> post.json(approval() + " ".repeat(attempt)));

    assertThat(replies).extracting(Reply::state).containsOnly("decision", "duplicate");
    assertThat(replies).filteredOn(reply -> reply.state().equals("decision")).hasSize(1);
  }

  @Test
  void differentNoticesAtTheSameInstantOpenACaseEach() throws Exception {
    List<Reply> replies =
        atOnce(8, attempt -> post.json(with(denial(), "payerReference", "REF-" + attempt)));

    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(count("overturn.denial")).isEqualTo(8);
  }

  @Test
  void aNoticeThatACrashLeftBehindIsTakenUpAfterAMinute() {
    kept(denial().toString());
    TestClock.get().advance(Duration.ofSeconds(59));
    leftBehind.sweep();
    assertThat(count("overturn.denial")).as("still someone's work").isZero();

    TestClock.get().advance(Duration.ofSeconds(2));
    leftBehind.sweep();

    assertThat(states()).containsExactly("ACCEPTED");
    assertThat(database.queryForObject("select received_at from overturn.denial", String.class))
        .as("the clocks run from the receipt, not from the sweep")
        .startsWith("2026-11-18 15:00:00");
  }

  @Test
  void aBrokenNoticeThatWasLeftBehindIsRejected() {
    kept("{broken");
    TestClock.get().advance(Duration.ofMinutes(2));
    leftBehind.sweep();

    assertThat(states()).containsExactly("REJECTED");
  }

  @Test
  void aFormThatACrashSwallowedAfterItWasKeptStillOpensItsCase() {
    byte[] typed = TYPED.getBytes(StandardCharsets.UTF_8);
    keeping.keep(
        new Arrived(Channel.TASKLIST, null, null, typed, "coordinator"),
        "application/vnd.overturn.enter-denial+json");
    TestClock.get().advance(Duration.ofMinutes(2));
    leftBehind.sweep();

    assertThat(states()).containsExactly("ACCEPTED");
    assertThat(instances()).isEqualTo(1);
  }

  @Test
  void twoNodesThatSweepAtOnceOpenOneCase() throws Exception {
    kept(denial().toString());
    TestClock.get().advance(Duration.ofMinutes(2));

    atOnce(
        4,
        attempt -> {
          leftBehind.sweep();
          return null;
        });

    assertThat(count("overturn.denial")).isEqualTo(1);
    assertThat(states()).containsExactly("ACCEPTED");
  }

  @Test
  void aFailureInTheMiddleLeavesNothingHalfDoneAndIsMadeGoodLater() {
    TestDatabase.administrator(pool)
        .execute("alter table overturn.timeline_entry rename to timeline_away");
    Reply reply = post.json(denial());
    TestDatabase.administrator(pool)
        .execute("alter table overturn.timeline_away rename to timeline_entry");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.response().getHeader("Retry-After")).isEqualTo("30");
    assertThat(count("overturn.denial")).isZero();
    assertThat(instances()).isZero();
    assertThat(states()).containsExactly("RECEIVED");

    assertThat(post.json(denial()).status()).as("sent again").isEqualTo(201);
    TestClock.get().advance(Duration.ofMinutes(2));
    leftBehind.sweep();
    assertThat(states()).containsExactlyInAnyOrder("DUPLICATE", "ACCEPTED");
  }

  @Test
  void whatCannotBeProcessedForADayIsLeftToAPerson() {
    kept(denial().toString());
    TestDatabase.administrator(pool)
        .execute("alter table overturn.timeline_entry rename to timeline_away");
    TestClock.get().advance(Duration.ofHours(23));
    leftBehind.sweep();
    assertThat(states()).containsExactly("RECEIVED");
    TestClock.get().advance(Duration.ofHours(2));
    leftBehind.sweep();
    TestDatabase.administrator(pool)
        .execute("alter table overturn.timeline_away rename to timeline_entry");

    assertThat(states()).containsExactly("NEEDS_A_PERSON");
  }

  @Test
  void aNoticeThatEndsTheApplicationEachTimeItIsReadIsLeftToAPerson() {
    kept(denial().toString());
    endsWhileItIsRead(2);
    TestClock.get().advance(Duration.ofSeconds(59));
    leftBehind.sweep();
    assertThat(states()).as("it may be in another node's hands").containsExactly("RECEIVED");

    TestClock.get().advance(Duration.ofSeconds(2));
    leftBehind.sweep();

    assertThat(states()).containsExactly("NEEDS_A_PERSON");
    assertThat(database.queryForObject("select why from overturn.notice", String.class))
        .contains("enter the denial by hand");
  }

  @Test
  void aNoticeThatWasBeingReadWhenTheApplicationEndedTwiceIsReadOnceMore() {
    kept(denial().toString());
    endsWhileItIsRead(1);
    TestClock.get().advance(Duration.ofMinutes(2));
    leftBehind.sweep();

    assertThat(states()).containsExactly("ACCEPTED");
  }

  @Test
  void aReadingThatFailsIsNoneThatEndsTheApplication() {
    kept(denial().toString());
    TestDatabase.administrator(pool)
        .execute("alter table overturn.timeline_entry rename to timeline_away");
    for (int times = 0; times < 5; times++) {
      TestClock.get().advance(Duration.ofMinutes(2));
      leftBehind.sweep();
    }
    TestDatabase.administrator(pool)
        .execute("alter table overturn.timeline_away rename to timeline_entry");
    leftBehind.sweep();

    assertThat(states()).containsExactly("ACCEPTED");
  }

  @Test
  void aDeliveryThatComesAgainAfterEachEndIsLeftToAPersonAsWell() {
    Arrived mail =
        new Arrived(
            Channel.MAILBOX,
            "application/json",
            null,
            denial().toString().getBytes(StandardCharsets.UTF_8),
            null,
            "mail-1");
    for (int ends = 0; ends < 3; ends++) {
      keeping.keep(mail, "application/json");
    }

    assertThat(intake.take(mail).state()).isEqualTo(NoticeState.NEEDS_A_PERSON);
    assertThat(count("overturn.notice")).isEqualTo(1);
  }

  /** What a crash in the middle of a reading leaves, so many times after the first. */
  private void endsWhileItIsRead(int times) {
    UUID notice = database.queryForObject("select id from overturn.notice", UUID.class);
    for (int ends = 0; ends < times; ends++) {
      TestClock.get().advance(Duration.ofMinutes(2));
      assertThat(keeping.beginReading(notice, TestClock.get().instant().minusSeconds(60)))
          .isPresent();
    }
  }

  @Test
  void aDatabaseThatIsGoneIsA503WithRetryAfterAndNothingHalfDone() throws Exception {
    String name = database.queryForObject("select current_database()", String.class);
    try (Connection server =
        DriverManager.getConnection(
            pool.getJdbcUrl().replace("/" + name, "/postgres"), "postgres", "")) {
      run(server, "alter database " + name + " allow_connections false");
      run(
          server,
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
      try {
        Reply reply = post.json(denial());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.response().getContentType()).isEqualTo("application/problem+json");
        assertThat(reply.response().getHeader("Retry-After")).isNotBlank();
        assertThat(reply.body().toString()).doesNotContain("Zyxmarked", "postgres");
        assertThat(post.accepting("*/*", Posting.JSON, bytes(denial())).getContentType())
            .as("to a sender who takes anything")
            .isEqualTo("application/problem+json");
        leftBehind.sweep();
      } finally {
        run(server, "alter database " + name + " allow_connections true");
        pool.getHikariPoolMXBean().softEvictConnections(); // the next test meets none that is dead
      }
    }
    assertThat(count("overturn.notice")).isZero();
    assertThat(post.json(denial()).status()).as("as soon as it is back").isEqualTo(201);
  }

  private static void run(Connection server, String sql) throws Exception {
    try (var statement = server.createStatement()) {
      statement.execute(sql);
    }
  }

  private static byte[] bytes(Object json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a crash leaves: the original is kept, and nothing came of it. */
  private void kept(String json) {
    byte[] original = json.getBytes(StandardCharsets.UTF_8);
    keeping.keep(Arrived.byApi("application/json", original, "intake"), "application/json");
  }

  private static String differentlyWritten(int attempt) {
    return denial() + " ".repeat(attempt % 2 == 0 ? 0 : attempt);
  }

  private interface Attempt<T> {
    T with(int number);
  }

  private static <T> List<T> atOnce(int threads, Attempt<T> attempt) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> calls = new ArrayList<>();
      IntStream.range(0, threads).forEach(number -> calls.add(() -> attempt.with(number)));
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  private List<String> states() {
    return database.queryForList("select state from overturn.notice", String.class);
  }

  private int instances() {
    return database.queryForObject(
        "select count(distinct root_proc_inst_id_) from act_ru_execution", Integer.class);
  }

  private int count(String table) {
    return database.queryForObject("select count(*) from " + table, Integer.class);
  }
}
