package org.overturn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each server that a node needs is away for minutes, with production's settings, while denials come
 * in and timers fall due. A kill has its own test, {@link RandomKillsBenchTest}.
 */
@Tag("bench")
class MinutesAwayBenchTest {

  /** But for TLS, which nothing here has. */
  static final String AS_IN_PRODUCTION =
      """
      {"server.servlet.session.cookie.secure": "false",
       "overturn.chart.fhir.http-allowed": "true"}
      """;

  private static final Duration AWAY =
      Duration.parse(System.getProperty("overturn.faults.away", "PT3M"));

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** What a scraper and a probe wait for at most, by Prometheus' default. */
  private static final Duration IN_TIME = Duration.ofSeconds(10);

  private static Practice practice;
  private static Senders senders;

  @BeforeAll
  static void openThePractice() throws Exception {
    System.out.println("Servers are away for -Doverturn.faults.away=" + AWAY);
    practice = new Practice("minutes-away");
    practice.start(AS_IN_PRODUCTION);
    practice.people(3);
    practice.sends("A-first");
  }

  @AfterAll
  static void closeThePractice() throws Exception {
    if (practice != null) {
      practice.close();
    }
  }

  private String test;

  @AfterEach
  void everythingIsThereOnce() throws Exception {
    senders.close();
    await("the reminders that were to fall due")
        .atMost(PATIENCE)
        .until(() -> practice.remindersWithin(AWAY.multipliedBy(3)) == 0);
    practice.everythingIsThereOnce(PATIENCE);
    assertThat(practice.invariants.timesFired(Practice.REMINDER)).containsOnly(1L);
    System.out.printf(
        "%s: %d denials taken; in the end %d cases, %d mails, %d unconfirmed%n",
        test,
        senders.taken(),
        practice.invariants.count("overturn.denial"),
        practice.mail.received().size(),
        practice.left("UNCONFIRMED"));
  }

  @Test
  void aMailServerThatIsAwayForMinutes() throws Exception {
    begins("mail");
    practice.mailServerGoes();
    isAway("mailServer", 200);
    practice.mailServerComesBack();
    isBack("mailServer");
  }

  @Test
  void aFhirServerThatIsAwayForMinutes() throws Exception {
    begins("chart");
    practice.chartServerGoes();
    isAway("patientChart", 200);
    practice.chartServerComesBack();
    isBack("patientChart");
  }

  @Test
  void aDatabaseThatIsStoppedForMinutes() throws Exception {
    begins("stopped");
    practice.postgres.crash();
    isAway("db", 503);
    practice.postgres.startAgain();
    isBack("db");
  }

  @Test
  void aDatabaseThatHangsForMinutes() throws Exception {
    begins("hangs");
    practice.postgres.hang();
    try {
      isAway("db", 503);
    } finally {
      practice.postgres.goOn();
    }
    isBack("db");
  }

  /** Reminders fall due before, in and after the fault. */
  private void begins(String what) {
    test = what;
    senders = new Senders(practice, "A-" + what + "-", 1, 1000);
    await().atMost(Practice.PATIENCE).until(() -> senders.taken() > 3);
    practice.remindersFallDue(AWAY.multipliedBy(2));
  }

  private void isAway(String part, int readiness) throws Exception {
    long end = System.nanoTime() + AWAY.toNanos();
    practice.drop("A-dropped-" + test);
    Duration slowest = Duration.ZERO;
    int late = 0;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      practice.figures();
      practice.status("/actuator/health/readiness");
      Duration told = Duration.ofNanos(System.nanoTime() - start);
      slowest = told.compareTo(slowest) > 0 ? told : slowest;
      late += told.compareTo(IN_TIME) > 0 ? 1 : 0;
      Thread.sleep(5000);
    }
    System.out.printf(
        "%s: a scrape and a probe together took %d ms at most%n", part, slowest.toMillis());
    assertThat(late)
        .as("scrapes that Prometheus had given up; a busy machine has one")
        .isLessThan(3);
    await().atMost(Practice.PATIENCE).until(() -> isTold(part, "DOWN"));
    await()
        .atMost(Practice.PATIENCE)
        .until(() -> practice.status("/actuator/health/readiness") == readiness);
    assertThat(practice.status("/actuator/health/liveness")).isEqualTo(200);
  }

  private void isBack(String part) {
    await().atMost(Practice.PATIENCE).until(() -> isTold(part, "UP"));
    await()
        .atMost(Practice.PATIENCE)
        .until(() -> practice.status("/actuator/health/readiness") == 200);
    await().atMost(PATIENCE).until(() -> practice.cases("A-dropped-" + test) == 1);
  }

  private static boolean isTold(String part, String status) throws Exception {
    JsonNode health = practice.health();
    return health.at("/components/" + part + "/status").asText().equals(status);
  }
}
