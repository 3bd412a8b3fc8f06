package org.overturn.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open boards over real HTTP: what they are sent, when it ends, and that nothing stays behind. */
@OverturnTest
class LiveBoardsTest {

  @LocalServerPort int port;
  @Autowired LiveBoards live;
  @Autowired WindowsProperties properties;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  private final List<Listening> open = new ArrayList<>();
  private SampleCases samples;
  private HttpUser supervisor;

  @BeforeEach
  void samples(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    supervisor = HttpUser.signedIn(port, "supervisor");
  }

  @AfterEach
  void hangUp() throws Exception {
    for (Listening each : open) {
      each.close();
    }
    eventually(() -> live.size() == 0);
  }

  @Test
  void aBoardIsSentAtOnceAndAgainWhenADeadlineIsSetMovedOrSettled() throws Exception {
    CaseNumber number = due(samples.open("Testperson"), 10);
    Listening board = listen("/windows/live");

    board.next("clocks", html -> html.contains(number.value()) && html.contains("8:00 PM EST"));
    due(number, 11);
    board.next("clocks", html -> html.contains("9:00 PM EST"));
    CaseNumber second = due(samples.open("Testperson"), 2);
    String both = board.next("clocks", html -> html.contains(second.value())).data();
    assertThat(both.indexOf(second.value())).isLessThan(both.indexOf(number.value()));
    samples.lapsed(second, DeadlineKind.CALL_WINDOW, "Nobody asked in time.");
    String lapsed = board.next("clocks", html -> html.contains("Nobody asked in time.")).data();
    assertThat(lapsed).doesNotContain("Testperson", "Marisol");
  }

  @Test
  void aTaskThatIsClaimedShowsAtOnceWhoHasIt() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));
    Listening board = listen("/windows/live?kind=CALL_WINDOW");
    board.next("clocks", html -> html.contains(number.value()) && html.contains("Nobody yet"));

    tasks.claim(
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey("userTask_requestPeerToPeer")
            .singleResult()
            .getId(),
        "coordinator");

    board.next("clocks", html -> html.contains("Carmen Ortiz") && !html.contains("Nobody yet"));
  }

  @Test
  void whatAnotherNodeCommitsIsSeenHoweverLongItsTransactionTook() throws Exception {
    CaseNumber number = due(samples.open("Testperson"), 10);
    Listening board = listen("/windows/live");
    board.next("clocks", html -> html.contains("8:00 PM EST"));

    try (var other = java.sql.DriverManager.getConnection(url(), "postgres", "x");
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "update overturn.case_deadline set due_at = due_at + interval '1 hour' where case_number ='"
              + number
              + "'");
      due(samples.open("Testperson"), 20);
      board.next("clocks", html -> html.contains("6:00 AM EST") && html.contains("8:00 PM EST"));
      other.commit();
    }
    board.next("clocks", html -> html.contains("9:00 PM EST"));
  }

  @Test
  void aBoardThatShowsItAlreadyIsSentNothing() throws Exception {
    due(samples.open("Testperson"), 10);
    Listening appeals = listen("/windows/live?kind=AUTHORIZATION&payer=molina-wa");
    Listening all = listen("/windows/live");
    appeals.next("clocks");
    all.next("clocks");

    jdbc.sql("insert into overturn.windows_change (case_number) values ('D-2026-000001')").update();

    assertThat(all.within(Duration.ofSeconds(2), "clocks")).isEmpty();
    assertThat(appeals.within(Duration.ofMillis(100), "clocks")).isEmpty();
    appeals.next("tick");
  }

  @Test
  void mineIsWhatIHaveUnassignedIsWhatNobodyHas() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));
    HttpUser coordinator = HttpUser.signedIn(port, "coordinator");
    Listening mine = listen("/windows/live?whose=mine&kind=CALL_WINDOW", coordinator);
    Listening unassigned = listen("/windows/live?whose=unassigned&kind=CALL_WINDOW", coordinator);
    mine.next("clocks", html -> !html.contains(number.value()));
    unassigned.next("clocks", html -> html.contains(number.value()));

    for (var task : tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list()) {
      tasks.setAssignee(task.getId(), "coordinator");
    }

    mine.next("clocks", html -> html.contains(number.value()));
    unassigned.next("clocks", html -> !html.contains(number.value()));
  }

  @Test
  void aBrowserThatClosesFreesItsConnection() throws Exception {
    Listening board = listen("/windows/live");
    board.next("clocks");
    assertThat(live.size()).isEqualTo(1);

    board.close();

    eventually(() -> live.size() == 0);
  }

  @Test
  void aSessionThatEndsEndsItsBoardsAndNobodyElses() throws Exception {
    HttpUser coordinator = HttpUser.signedIn(port, "coordinator");
    Listening theirs = listen("/windows/live", coordinator);
    Listening another = listen("/windows/live");
    theirs.next("clocks");
    another.next("clocks");

    coordinator.signOut();

    assertThat(theirs.next("end").data()).isEqualTo("session-ended");
    theirs.next("closed");
    eventually(() -> live.size() == 1);
    another.next("tick");
    assertThat(coordinator.listen("/windows/live").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aBrowserHasOnlySoManyBoards() throws Exception {
    for (int n = 0; n < properties.maxBoardsOfSession(); n++) {
      listen("/windows/live");
    }
    var refused = supervisor.listen("/windows/live");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void proxiesAreToldNotToKeepItOrToWait() throws Exception {
    var headers = listen("/windows/live").answer().headers();

    assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    assertThat(headers.allValues("Cache-Control")).containsExactly("no-store, no-transform");
    assertThat(headers.firstValue("X-Accel-Buffering")).hasValue("no");
  }

  @Test
  void aBoardThatCannotBeReadSaysSoAndGoesOnWhenItCan() throws Exception {
    Listening board = listen("/windows/live");
    board.next("clocks");
    JdbcTemplate administrator = TestDatabase.administrator(database);
    administrator.execute("alter table overturn.case_deadline rename to elsewhere");
    jdbc.sql("insert into overturn.windows_change (case_number) values ('D-2026-000001')").update();
    try {
      board.next("stale");
    } finally {
      administrator.execute("alter table overturn.elsewhere rename to case_deadline");
    }
    CaseNumber number = due(samples.open("Testperson"), 10);

    board.next("clocks", html -> html.contains(number.value()));
  }

  @Test
  void changesThatAllHaveSeenAreForgotten(@Autowired WindowsChanges changes) {
    due(samples.open("Testperson"), 10);
    // who writes meanwhile, in any database of the server, keeps what came after it had begun
    WindowsChanges.Look later =
        await()
            .until(
                changes::look,
                look -> {
                  changes.forgetBefore(look);
                  return remembered() == 0;
                });
    due(samples.open("Testperson"), 10);

    changes.forgetBefore(later);

    assertThat(remembered()).isEqualTo(1);
    assertThat(changes.lookSince(later).changed()).isTrue();
    assertThat(changes.lookSince(changes.look()).changed()).isFalse();
  }

  private long remembered() {
    return jdbc.sql("select count(*) from overturn.windows_change").query(Long.class).single();
  }

  private String url() {
    return jdbc.sql(
            "select 'jdbc:postgresql://localhost:' || inet_server_port() || '/' || current_database()")
        .query(String.class)
        .single();
  }

  private Listening listen(String path) {
    return listen(path, supervisor);
  }

  private Listening listen(String path, HttpUser user) {
    Listening listening = Listening.to(path, user);
    open.add(listening);
    return listening;
  }

  private CaseNumber due(CaseNumber number, int hours) {
    samples.due(
        number,
        DeadlineKind.CALL_WINDOW,
        TestClock.START.plus(Duration.ofHours(hours)),
        DeadlineSource.RULE);
    return number;
  }

  private static void eventually(Callable<Boolean> holds) {
    await().until(holds);
  }
}
