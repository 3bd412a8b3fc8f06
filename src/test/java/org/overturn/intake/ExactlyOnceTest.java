package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.fhir.Pas;
import org.overturn.intake.x12.Edi;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** However, whenever and however often a denial arrives, it is one case. */
@OverturnTest
class ExactlyOnceTest {

  private static final String FHIR = "application/fhir+json";
  private static final String X12 = "application/edi-x12";

  @Autowired Intake intake;
  @Autowired Keeping keeping;
  @Autowired Formats formats;
  @Autowired LeftBehind leftBehind;
  @Autowired RuntimeService runtime;
  @Autowired JdbcTemplate database;

  @Test
  void theSameFileByEveryWayAtTheSameInstantIsOneCase_R1() throws Exception {
    byte[] original = bytes(Pas.answer().line(1, "A3").bundle());
    List<IntakeResult> results =
        atOnce(
            () -> intake.take(Arrived.byApi(FHIR, original, "intake")),
            () -> intake.take(new Arrived(Channel.FOLDER, null, "a.json", original, null)),
            () -> intake.take(new Arrived(Channel.MAILBOX, null, "b.json", original, "fax")),
            () -> intake.take(new Arrived(Channel.UPLOAD, null, "c.json", original, "someone")));

    assertThat(results).extracting(IntakeResult::state).contains(NoticeState.ACCEPTED);
    assertThat(results).flatExtracting(IntakeResult::cases).containsOnly(onlyCase(results));
    assertThat(cases()).isEqualTo(1);
    assertThat(count("overturn.notice")).as("each arrival is kept").isEqualTo(4);
  }

  @Test
  void aPayersNumberThatIsUsedForAnotherMemberHidesNoDenial() {
    String denial = Pas.answer().line(1, "A3").bundle();
    intake.take(Arrived.byApi(FHIR, bytes(denial), "intake"));
    IntakeResult other =
        intake.take(Arrived.byApi(FHIR, bytes(denial.replace("MEMB-ZYX-77", "OTHER-1")), "intake"));
    IntakeResult suffixed =
        intake.take(
            Arrived.byApi(FHIR, bytes(denial.replace("MEMB-ZYX-77", "MEMBZYX77 01")), "intake"));

    assertThat(other.state()).isEqualTo(NoticeState.NEEDS_A_PERSON);
    assertThat(other.why()).contains("another member");
    assertThat(suffixed.state()).isEqualTo(NoticeState.DUPLICATE);
  }

  @Test
  void anInterchangeByTwoWaysAtTheSameInstantIsOneCaseForEachOfItsDenials() throws Exception {
    byte[] original = bytes(Edi.manyDenials(3));
    atOnce(
        () -> intake.take(Arrived.byApi(X12, original, "intake")),
        () -> intake.take(new Arrived(Channel.FOLDER, null, "a.edi", original, null)));

    assertThat(cases()).isEqualTo(3);
    assertThat(states()).containsOnlyKeys("SPLIT", "ACCEPTED", "DUPLICATE");
  }

  @Test
  void anInterchangeThatACrashInterruptedIsFinishedByTheSweepAndNothingIsDoubled() {
    byte[] original = bytes(Edi.manyDenials(4));
    Keeping.Kept kept = keeping.keep(Arrived.byApi(X12, original, "intake"), X12);
    keeping.takeApart(kept.notice(), formats.of(X12, original).format().parts(original));
    UUID first =
        database.queryForObject(
            "select id from overturn.notice where part_of = ? order by place limit 1",
            UUID.class,
            kept.notice());
    intake.takeUp(first);
    assertThat(cases()).as("the crash came after the first").isEqualTo(1);

    TestClock.get().advance(Duration.ofMinutes(2));
    leftBehind.sweep();
    leftBehind.sweep();

    assertThat(cases()).isEqualTo(4);
    assertThat(states()).isEqualTo(Map.of("SPLIT", 1L, "ACCEPTED", 4L));
    assertThat(intake.result(kept.notice()).orElseThrow().cases()).hasSize(4);
  }

  @Test
  void anInterchangeThatArrivesAgainChangesNothing() {
    byte[] original = bytes(Edi.manyDenials(3));
    intake.take(Arrived.byApi(X12, original, "intake"));
    IntakeResult again = intake.take(Arrived.byApi(X12, original, "intake"));

    assertThat(again.parts()).isEqualTo(Map.of(NoticeState.DUPLICATE, 3L));
    assertThat(cases()).isEqualTo(3);
  }

  @Test
  void whatIsBeyondThePartsThatAreTakenAtOnceFollowsInTheBackground() {
    IntakeResult result = intake.take(Arrived.byApi(X12, bytes(Edi.manyDenials(60)), "intake"));

    assertThat(result.cases()).hasSizeGreaterThanOrEqualTo(50);
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> !intake.result(result.notice()).orElseThrow().isWaiting());
    assertThat(cases()).isEqualTo(60);
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... tasks) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(tasks.length);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static CaseNumber onlyCase(List<IntakeResult> results) {
    return results.get(0).cases().get(0);
  }

  private long cases() {
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("denial-resolution").count())
        .isEqualTo(count("overturn.denial"));
    return count("overturn.denial");
  }

  private Map<String, Long> states() {
    Map<String, Long> states = new TreeMap<>();
    database.query(
        "select state, count(*) from overturn.notice group by state",
        row -> {
          states.put(row.getString(1), row.getLong(2));
        });
    return states;
  }

  private long count(String table) {
    return database.queryForObject("select count(*) from " + table, Long.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
