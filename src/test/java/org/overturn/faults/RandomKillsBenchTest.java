package org.overturn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.overturn.notification.StubbornSmtp;

/**
 * A node that is killed again and again, at instants that nobody chose, while denials come in,
 * timers fall due and mails go out. The settings are production's.
 */
@Tag("bench")
class RandomKillsBenchTest {

  private static final long SEED = Long.getLong("overturn.faults.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("overturn.faults.kills", 12);
  private static final int LONGEST_LIFE = 8_000;

  /** A job that failed is tried again after minutes, in the end. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @Test
  void aNodeThatIsKilledAtRandomInstantsLosesAndDoublesNothing() throws Exception {
    System.out.printf(
        "Random kills: -Doverturn.faults.seed=%d -Doverturn.faults.kills=%d%n", SEED, KILLS);
    Random random = new Random(SEED);
    try (Practice practice = new Practice("random-kills")) {
      practice.mail.answers(
          line -> {
            Practice.rests(5); // so that a kill finds mails on their way
            return StubbornSmtp.WILLING.apply(line);
          });
      practice.start(MinutesAwayBenchTest.AS_IN_PRODUCTION);
      practice.people(2);
      try (Senders senders = new Senders(practice, "K-", 3, 50)) {
        for (int kill = 1; kill <= KILLS; kill++) {
          int life = random.nextInt(LONGEST_LIFE);
          if (random.nextInt(4) > 0) { // else while it takes up what the one before left
            isAtWork(senders);
          }
          int due = practice.remindersFallDue(Duration.ofMillis(LONGEST_LIFE));
          Thread.sleep(life);
          practice.kill();
          System.out.printf(
              "Kill %d after %d ms, with %d reminders due and %d denials taken%n",
              kill, life, due, senders.taken());
          practice.start(MinutesAwayBenchTest.AS_IN_PRODUCTION);
        }
        assertThat(senders.taken()).isPositive();
      }
      practice.everythingIsThereOnce(PATIENCE);
      assertThat(practice.invariants.timesFired(Practice.REMINDER)).containsOnly(1L);
      System.out.printf(
          "%d cases, %d mails that arrived, %d mails of which nobody knows%n",
          practice.invariants.count("overturn.denial"),
          practice.mail.received().size(),
          practice.left("UNCONFIRMED"));
    }
  }

  private static void isAtWork(Senders senders) {
    int before = senders.taken();
    await().atMost(Practice.PATIENCE).until(() -> senders.taken() > before);
  }
}
