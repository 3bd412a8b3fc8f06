package org.overturn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody waits for what does not answer. */
class LookoutTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(60);

  private final AtomicInteger looks = new AtomicInteger();
  private final CountDownLatch answers = new CountDownLatch(1);

  @Test
  void anAnswerIsGoodUntilItIsOld() {
    Lookout<Integer> kept = new Lookout<>("x", looks::incrementAndGet, LONG, LONG);
    assertThat(kept.latest()).contains(1);
    assertThat(kept.latest()).contains(1);

    Lookout<Integer> always = new Lookout<>("x", looks::incrementAndGet, Duration.ZERO, LONG);
    assertThat(always.latest()).contains(2);
    assertThat(always.latest()).contains(3);
  }

  @Test
  void whatIsSilentIsWaitedForOnceAndThenNoMoreUntilItAnswers() {
    Lookout<Integer> silent = new Lookout<>("x", this::onceItAnswers, LONG, SHORT);

    assertThat(timed(silent)).isGreaterThanOrEqualTo(SHORT);
    assertThat(IntStream.range(0, 100).mapToObj(n -> silent.latest()))
        .containsOnly(Optional.empty());
    await().untilAsserted(() -> assertThat(looks).as("one look at a time").hasValue(1));

    answers.countDown();
    await().until(() -> silent.latest().isPresent());
    assertThat(looks).as("its answer counts, though it was late").hasValue(1);
  }

  @Test
  void whoAsksOneHasTheOthersLookTooSoThatSilenceIsWaitedForOnce() {
    Together together = new Together();
    CountDownLatch otherLooks = new CountDownLatch(1);
    Lookout<Integer> first =
        together.with(new Lookout<>("first", () -> after(otherLooks), LONG, LONG));
    Lookout<Integer> other =
        together.with(
            new Lookout<>(
                "other",
                () -> {
                  otherLooks.countDown();
                  return looks.incrementAndGet();
                },
                LONG,
                LONG));
    Lookout<Integer> anew =
        together.with(new Lookout<>("anew", looks::incrementAndGet, Duration.ZERO, LONG));

    assertThat(first.latest()).as("nobody has asked the other").isPresent();
    assertThat(other.latest()).contains(1);
    assertThat(anew.latest()).as("not before it is asked").contains(2);
  }

  @Test
  void aHundredWhoAskAtOnceMakeOneLook() {
    Lookout<Integer> silent = new Lookout<>("x", this::onceItAnswers, LONG, LONG);
    var askers =
        IntStream.range(0, 100)
            .mapToObj(n -> java.util.concurrent.CompletableFuture.supplyAsync(silent::latest))
            .toList();
    answers.countDown();

    assertThat(askers).allSatisfy(asker -> assertThat(asker.join()).contains(1));
  }

  @Test
  void aLookThatFailsFindsNothingAndIsNotRepeatedAtOnce() {
    Lookout<Integer> broken =
        new Lookout<>(
            "x",
            () -> {
              throw new IllegalStateException("look " + looks.incrementAndGet());
            },
            LONG,
            LONG);

    assertThat(broken.latest()).isEmpty();
    assertThat(broken.latest()).isEmpty();
    assertThat(looks).hasValue(1);
  }

  private int onceItAnswers() {
    int look = looks.incrementAndGet();
    after(answers);
    return look;
  }

  private static int after(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static Duration timed(Lookout<?> silent) {
    long start = System.nanoTime();
    assertThat(silent.latest()).isEmpty();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
