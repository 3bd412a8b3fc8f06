package org.overturn.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.overturn.testing.TestClock;

/**
 * Denials that arrive over twelve months and people who answer them at random instants or not at
 * all. The engine's clock steps from one thing that happens to the next: an arrival, an answer, a
 * job that falls due.
 */
final class SimulatedYear {

  /** Late enough for every deadline of the last arrival: 180 days, and a weekend. */
  private static final Duration AFTER_THE_LAST = Duration.ofDays(190);

  private static final Duration YEAR = Duration.ofDays(365);
  private static final int MINUTES_OF_THE_YEAR = 365 * 24 * 60;

  private final Journey journey;
  private final ManagementService management;
  private final TaskService tasks;
  private final Random random;
  private final ZoneId practice;
  private final List<SimulatedCase> cases = new ArrayList<>();
  private final Map<String, SimulatedCase> byNumber = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
  private long order;

  /** Something that happens at an instant; of two at once the one that was planned first. */
  private record Event(Instant at, long order, Runnable what) {}

  SimulatedYear(
      Journey journey,
      ManagementService management,
      TaskService tasks,
      long seed,
      ZoneId practice) {
    this.journey = journey;
    this.management = management;
    this.tasks = tasks;
    this.random = new Random(seed);
    this.practice = practice;
  }

  /** Lives through the year and until the last deadline is behind; gives what arrived in it. */
  List<SimulatedCase> pass(int denials) {
    Instant start = TestClock.START;
    for (int i = 0; i < denials; i++) {
      int number = i;
      Instant at = start.plus(random.nextInt(MINUTES_OF_THE_YEAR), ChronoUnit.MINUTES);
      plan(at, () -> arrives(number));
    }
    Instant end = start.plus(YEAR).plus(AFTER_THE_LAST);
    for (Instant next = next(end); next.isBefore(end); next = next(end)) {
      TestClock.get().moveTo(next);
      runDue();
      if (!events.isEmpty() && !events.peek().at().isAfter(next)) {
        events.poll().what().run();
        runDue();
      }
    }
    return cases;
  }

  private Instant next(Instant end) {
    Instant planned = events.isEmpty() ? end : events.peek().at();
    Instant now = TestClock.get().instant();
    List<Job> timer =
        management
            .createJobQuery()
            .timers()
            .duedateHigherThan(Date.from(now))
            .orderByJobDuedate()
            .asc()
            .listPage(0, 1);
    return timer.isEmpty() || planned.isBefore(timer.get(0).getDuedate().toInstant())
        ? planned
        : timer.get(0).getDuedate().toInstant();
  }

  /** In the order in which the engine takes what is due: by priority, then by due date. */
  private void runDue() {
    for (List<Job> due = due(); !due.isEmpty(); due = due()) {
      management.executeJob(due.get(0).getId());
    }
    peopleLook();
  }

  private List<Job> due() {
    return management
        .createJobQuery()
        .executable()
        .orderByJobPriority()
        .desc()
        .orderByJobDuedate()
        .asc()
        .listPage(0, 1);
  }

  private void plan(Instant at, Runnable what) {
    events.add(new Event(at, order++, what));
  }

  private void arrives(int number) {
    SimulatedPlan[] plans = SimulatedPlan.values();
    SimulatedPlan plan = plans[number % plans.length];
    Instant now = TestClock.get().instant();
    LocalDate today = plan.naive().wall(now).toLocalDate();
    LocalDate determined = today.minusDays(random.nextInt(random.nextInt(10) == 0 ? 12 : 3));
    LocalDate posted = determined.equals(today) ? today : determined.plusDays(random.nextInt(2));
    LocalDate discharged = today.minusDays(random.nextInt(4));
    LocalDate statedDay = today.plusDays(1 + random.nextInt(9));
    LocalTime statedTime = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    SimulatedPlan.Facts facts =
        new SimulatedPlan.Facts(plan, now, determined, posted, discharged, statedDay, statedTime);
    Notices notice =
        plan.notice()
            .numbered("YEAR-" + number)
            .determinedOn(determined.toString())
            .postedOn(posted)
            .dischargedOn(discharged);
    if (plan.lettersStateTheWindow()) {
      notice.withLetterWindow(statedDay.atTime(statedTime).toString());
    }
    journey.opens(notice.notice(), notice.payer());
    SimulatedCase arrived = new SimulatedCase(facts, journey.number());
    cases.add(arrived);
    byNumber.put(arrived.number.value(), arrived);
  }

  /** Each task that opens is answered once, later or never. */
  private void peopleLook() {
    Instant justBefore = TestClock.get().instant().minusMillis(1);
    tasks.createTaskQuery().taskCreatedAfter(Date.from(justBefore)).list().stream()
        .filter(task -> seen.add(task.getId()))
        // their ids are random, and the same seed is the same year
        .sorted(
            Comparator.comparing(Task::getTaskDefinitionKey)
                .thenComparing(task -> journey.caseOf(task.getProcessInstanceId())))
        .forEach(task -> takeUp(byNumber.get(journey.caseOf(task.getProcessInstanceId())), task));
  }

  private void takeUp(SimulatedCase one, Task task) {
    int chance = random.nextInt(100);
    switch (task.getTaskDefinitionKey()) {
      case "userTask_requestPeerToPeer" -> {
        if (chance < 65) {
          answer(one, task, within(one.window(), 1.2), () -> request(one, chance));
        }
      }
      case "userTask_signLetter" -> {
        if (chance < 75) {
          answer(one, task, within(one.filing(), 0.5), () -> sign(one));
        }
      }
      case "userTask_obtainConsent" -> {
        if (chance < 80) {
          answer(one, task, within(one.filing(), 0.5), () -> consent(one));
        }
      }
      case "userTask_fileAppeal" -> {
        if (chance < 75) {
          answer(one, task, within(one.filing(), 1.1), () -> file(one));
        }
      }
      default -> {
        // nobody
      }
    }
  }

  private void answer(SimulatedCase one, Task task, Instant at, Runnable how) {
    plan(
        at,
        () -> {
          if (tasks.createTaskQuery().taskId(task.getId()).count() > 0) {
            journey.takesUp(one.number);
            how.run();
          }
        });
  }

  /**
   * A random instant in the time that is left, or in some part of it; seven seconds off a minute.
   */
  private Instant within(Instant close, double part) {
    Instant now = TestClock.get().instant();
    long left = Math.max(1, Duration.between(now, close).toMinutes());
    long minutes = 1 + (long) (random.nextDouble() * left * part);
    return now.truncatedTo(ChronoUnit.MINUTES).plus(minutes, ChronoUnit.MINUTES).plusSeconds(7);
  }

  private void request(SimulatedCase one, int chance) {
    String result =
        chance < 45 ? "granted" : chance < 52 ? "refused" : chance < 57 ? "not-wanted" : "given-up";
    Map<String, Object> answers = new HashMap<>(Answers.requestGranted());
    answers.put("answerToRequest", result);
    answers.put("refusalReason", "The plan offers an appeal only");
    answers.put("notWantedReason", "The appeal is strong enough");
    answers.put("requestedDate", now().toLocalDate().toString());
    answers.put("requestedTime", now().toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
    journey.coordinator("userTask_requestPeerToPeer", answers);
    if (result.equals("given-up")) {
      one.requestsOpened.add(TestClock.get().instant());
    } else {
      one.requestSettled = TestClock.get().instant();
      one.requestResult = result;
    }
  }

  private void sign(SimulatedCase one) {
    journey.physician("userTask_signLetter", Answers.signature());
  }

  private void consent(SimulatedCase one) {
    journey.coordinator(
        "userTask_obtainConsent",
        Map.of("consentDate", now().toLocalDate().toString(), "consentHow", "In the chart"));
  }

  private void file(SimulatedCase one) {
    journey.coordinator(
        "userTask_fileAppeal",
        Answers.filed(
            now().toLocalDate().toString(),
            now().toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString()));
    one.filed = TestClock.get().instant();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(TestClock.get().instant(), practice);
  }
}
