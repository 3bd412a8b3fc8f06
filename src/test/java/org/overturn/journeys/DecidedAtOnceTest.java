package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.Letters;
import org.overturn.denial.Outcome;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The call and the appeal are decided in the same instant, by two people or by a person and the
 * payer's answer: one outcome, and what the other said is not lost.
 */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class DecidedAtOnceTest {

  @Autowired Journey journey;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired Letters letters;
  @Autowired JdbcTemplate database;

  @BeforeEach
  void theAppealIsFiledAndTheCallIsHeld() {
    Notices denial = Notices.whereFilingKeepsTheCall();
    journey
        .opens(denial.notice(), denial.payer())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_completePrepPacket", Answers.packet())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles();
  }

  @RepeatedTest(3)
  void theCallOverturnsWhileThePayersLetterUpholds() throws Exception {
    String call = journey.task("userTask_conductCall").getId();
    atOnce(
        () -> journey.completesTask("physician", call, Answers.call("overturned")),
        () -> journey.tells(process -> process.decisionReceived(journey.number(), "upheld")));
    journey.settles();
    assertThat(journey.openTasks()).contains("userTask_confirmAuthorization");
    assertThat(journey.openTasks()).doesNotContain("userTask_conductCall", "userTask_fileAppeal");
    theCaseEndsOnce(Outcome.OVERTURNED);
  }

  @RepeatedTest(3)
  void bothOverturn() throws Exception {
    String call = journey.task("userTask_conductCall").getId();
    String decision = journey.task("userTask_recordAppealDecision").getId();
    List<Throwable> failed =
        atOnce(
            () -> journey.completesTask("physician", call, Answers.call("overturned")),
            () ->
                journey.completesTask(
                    "coordinator", decision, Answers.decision("overturned", "2026-11-18")));
    assertThat(failed).as("one of them is told that the task is over").hasSizeLessThanOrEqualTo(1);
    journey.settles().hasOpen("userTask_confirmAuthorization");
    theCaseEndsOnce(Outcome.OVERTURNED);
  }

  private void theCaseEndsOnce(Outcome outcome) {
    journey.coordinator("userTask_confirmAuthorization", Answers.authorized());
    if (journey.openTasks().contains("userTask_withdrawAppeal")) {
      assertThat(letters.of(journey.number()))
          .anyMatch(letter -> letter.kind() == LetterKind.WITHDRAWAL);
      journey.coordinator(
          "userTask_withdrawAppeal", Map.of("withdrawnDate", "2026-11-18", "method", "fax"));
    }
    journey.settles().isOver();
    assertThat(journey.denial().outcome()).contains(outcome);
    assertThat(journey.timeline().stream().filter(line -> line.startsWith("Resolved")).toList())
        .hasSize(1);
    assertThat(
            database.queryForList(
                """
                select level from overturn.appeal
                 where filed_at is not null and decision is null and withdrawn_on is null
                """,
                String.class))
        .as("appeals that the payer still has")
        .isEmpty();
  }

  /** Runs them at the same instant, and gives what went wrong in them. */
  private static List<Throwable> atOnce(Callable<?>... acts) throws Exception {
    CyclicBarrier start = new CyclicBarrier(acts.length);
    ExecutorService threads = Executors.newFixedThreadPool(acts.length);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Callable<?> act : acts) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return act.call();
                }));
      }
      List<Throwable> failed = new ArrayList<>();
      for (Future<?> each : running) {
        try {
          each.get();
        } catch (java.util.concurrent.ExecutionException failure) {
          failed.add(failure.getCause());
        }
      }
      return failed;
    } finally {
      threads.shutdownNow();
    }
  }
}
