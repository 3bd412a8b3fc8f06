package org.overturn.journeys;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A year of denials across payers and zones, people answering at random or not at all: at its end
 * every window was used, or decided against, or lapsed at the instant that a naive clock says, with
 * everybody told when they had to be. The seed and the size can be given: {@code
 * -Doverturn.year.seed}, {@code -Doverturn.year.denials}.
 */
@OverturnTest
@Import(Journey.class)
class SimulatedYearTest {

  private static final long SEED = Long.getLong("overturn.year.seed", 20261121L);
  private static final int ENOUGH_FOR_CHANCE = 100;
  private static final ZoneId PRACTICE = ZoneId.of("America/New_York");
  private static final String MAIL_OF_HALF = "half of the peer-to-peer window is gone";
  private static final String MAIL_AT_RISK = "a clock is about to run out";
  private static final String MAIL_LAST_HOUR = "the last hour has begun";
  private static final String MAIL_OF_FILING = "the appeal is not filed yet";
  private static final String MAIL_OF_LAPSE = "the peer-to-peer window closed unused";

  /** What people are mailed when a boundary event comes. */
  private static final Map<String, String> MAILS =
      Map.of(
          "boundaryEvent_requestReminderDue", MAIL_OF_HALF,
          "boundaryEvent_requestWindowAtRisk", MAIL_AT_RISK,
          "boundaryEvent_requestLastHour", MAIL_LAST_HOUR,
          "boundaryEvent_filingReminderDue", MAIL_OF_FILING,
          "boundaryEvent_filingSecondReminderDue", MAIL_OF_FILING,
          "boundaryEvent_filingLastReminderDue", MAIL_OF_FILING,
          "boundaryEvent_filingAtRisk", MAIL_AT_RISK,
          "boundaryEvent_filingLastHour", MAIL_LAST_HOUR);

  @Autowired Journey journey;
  @Autowired ManagementService management;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired CaseDeadlines deadlines;
  @Autowired JdbcClient database;

  @Test
  void everyWindowOfAYearIsUsedOrLapsesInTheSightOfThoseWhoCouldHaveUsedIt() {
    checkAYearOf(Integer.getInteger("overturn.year.denials", 100));
  }

  @Test
  @Tag("bench")
  void everyWindowOfABusyYearIsUsedOrLapsesInTheSightOfThoseWhoCouldHaveUsedIt() {
    checkAYearOf(Integer.getInteger("overturn.year.denials", 2000));
  }

  private void checkAYearOf(int denials) {
    List<SimulatedCase> year =
        new SimulatedYear(journey, management, tasks, SEED, PRACTICE).pass(denials);
    Map<String, Map<String, List<Instant>>> told = told();
    Map<String, Map<String, List<Instant>>> mailed = mailed();

    assertThat(year).hasSize(denials);
    SoftAssertions softly = new SoftAssertions();
    for (SimulatedCase one : year) {
      check(softly, one, told, mailed);
    }
    System.out.println("Windows of the year: " + outcomes(year));
    softly.assertAll();
    if (denials >= ENOUGH_FOR_CHANCE) {
      everyEndOfAWindowWasSeen(year);
    }
  }

  private void check(
      SoftAssertions softly,
      SimulatedCase one,
      Map<String, Map<String, List<Instant>>> told,
      Map<String, Map<String, List<Instant>>> mailed) {
    String of = "seed %d: %s %s".formatted(SEED, one.number, one.facts);
    Map<DeadlineKind, CaseDeadline> clocks = new HashMap<>();
    deadlines.of(one.number).forEach(each -> clocks.put(each.kind(), each));
    window(softly, of, one, clocks.get(DeadlineKind.CALL_WINDOW));
    filing(softly, of, one, clocks.get(DeadlineKind.APPEAL_FILING));

    TreeMap<String, List<Instant>> expected = one.windowRungs(PRACTICE);
    expected.putAll(one.filingRungs(PRACTICE));
    Map<String, List<Instant>> came = told.getOrDefault(one.number.value(), Map.of());
    Map<String, List<Instant>> mails = mailed.getOrDefault(one.number.value(), Map.of());
    expected.forEach(
        (rung, instants) -> {
          softly
              .assertThat(came.getOrDefault(rung, List.of()))
              .as("%s: %s", of, rung)
              .containsExactlyElementsOf(instants);
          softly
              .assertThat(mails.getOrDefault(MAILS.get(rung), List.of()))
              .as("%s: mails of %s", of, rung)
              .containsAll(instants);
        });
    softly
        .assertThat(mails.getOrDefault(MAIL_OF_LAPSE, List.of()))
        .as("%s: mail of the lapse", of)
        .isEqualTo(one.windowLapses() ? List.of(one.window()) : List.of());
  }

  private static void window(
      SoftAssertions softly, String of, SimulatedCase one, CaseDeadline window) {
    if (one.window() == null) {
      softly.assertThat(window).as("%s: no call is held", of).isNull();
      return;
    }
    softly.assertThat(window.dueAt()).as("%s: the window closes", of).isEqualTo(one.window());
    DeadlineState state =
        one.windowLapses()
            ? DeadlineState.LAPSED
            : "granted".equals(one.requestResult) ? DeadlineState.MET : DeadlineState.CANCELLED;
    softly.assertThat(window.state()).as("%s: the window", of).isEqualTo(state);
    softly
        .assertThat(window.settledAt())
        .as("%s: the window is settled", of)
        .contains(
            one.windowLapses()
                ? one.window()
                : one.requestSettled == null ? one.facts.received() : one.requestSettled);
    if (state != DeadlineState.MET) {
      softly.assertThat(window.cause()).as("%s: cause", of).isNotBlank();
    }
  }

  private static void filing(
      SoftAssertions softly, String of, SimulatedCase one, CaseDeadline filing) {
    softly.assertThat(filing.dueAt()).as("%s: to file until", of).isEqualTo(one.filing());
    softly
        .assertThat(filing.state())
        .as("%s: the filing", of)
        .isEqualTo(one.filed == null ? DeadlineState.LAPSED : DeadlineState.MET);
    softly
        .assertThat(filing.settledAt())
        .as("%s: the filing is settled", of)
        .contains(one.filed == null ? one.filing() : one.filed);
  }

  /** What was left to chance has brought about each kind of end, else the year says little. */
  private static void everyEndOfAWindowWasSeen(List<SimulatedCase> year) {
    assertThat(outcomes(year).keySet())
        .contains("granted", "refused", "not-wanted", "lapsed", "none held", "over at receipt");
    assertThat(year).extracting(one -> one.facts.plan()).contains(SimulatedPlan.values());
    assertThat(year).anyMatch(one -> one.requestsOpened.size() > 1);
    assertThat(year).anyMatch(one -> one.filed != null).anyMatch(one -> one.filed == null);
  }

  private static Map<String, Long> outcomes(List<SimulatedCase> year) {
    return year.stream().collect(groupingBy(SimulatedYearTest::outcome, TreeMap::new, counting()));
  }

  private static String outcome(SimulatedCase one) {
    if (one.window() == null) {
      return "none held";
    }
    if (!one.callIsOpen()) {
      return "over at receipt";
    }
    return one.windowLapses() ? "lapsed" : one.requestResult;
  }

  /** By case and boundary event: when it came, as the engine's history has it. */
  private Map<String, Map<String, List<Instant>>> told() {
    Map<String, String> numbers = new HashMap<>();
    for (HistoricProcessInstance each : history.createHistoricProcessInstanceQuery().list()) {
      numbers.put(each.getId(), each.getBusinessKey());
    }
    Map<String, Map<String, List<Instant>>> told = new HashMap<>();
    for (HistoricActivityInstance event :
        history
            .createHistoricActivityInstanceQuery()
            .activityType("boundaryTimer")
            .orderByHistoricActivityInstanceStartTime()
            .asc()
            .list()) {
      add(
          told,
          numbers.get(event.getProcessInstanceId()),
          event.getActivityId(),
          event.getStartTime().toInstant());
    }
    return told;
  }

  /** By case and subject: when the mail was wanted, once for each instant. */
  private Map<String, Map<String, List<Instant>>> mailed() {
    Map<String, Map<String, List<Instant>>> mailed = new HashMap<>();
    database
        .sql("select distinct subject, put_at from overturn.outgoing_mail order by put_at")
        .query(
            row -> {
              String[] line = row.getString("subject").split(": ", 2);
              Instant at = row.getObject("put_at", OffsetDateTime.class).toInstant();
              add(mailed, line[0], line[1], at);
            });
    return mailed;
  }

  private static void add(
      Map<String, Map<String, List<Instant>>> all, String number, String what, Instant at) {
    all.computeIfAbsent(number, key -> new HashMap<>())
        .computeIfAbsent(what, key -> new java.util.ArrayList<>())
        .add(at);
  }
}
