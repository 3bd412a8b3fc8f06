package org.overturn.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gateways that send one denial after the other, each until it is told that it was taken, as the
 * API's description asks them to.
 */
final class Senders implements AutoCloseable {

  private final Practice practice;
  private final long pause;
  private final ExecutorService threads;
  private final List<Future<?>> all = new ArrayList<>();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean enough;

  /** Starts so many, each of which rests for so many milliseconds between two requests. */
  Senders(Practice practice, String prefix, int count, long pause) {
    this.practice = practice;
    this.pause = pause;
    this.threads = Executors.newFixedThreadPool(count);
    for (int n = 0; n < count; n++) {
      String name = prefix + n + "-";
      all.add(threads.submit(() -> send(name)));
    }
  }

  int taken() {
    return taken.get();
  }

  private Void send(String prefix) throws InterruptedException {
    for (int n = 0; !enough; n++) {
      while (!isTaken(prefix + n)) {
        Thread.sleep(pause);
      }
      taken.incrementAndGet();
      Thread.sleep(pause);
    }
    return null;
  }

  private boolean isTaken(String reference) {
    int status;
    try {
      status = practice.post(reference).statusCode();
    } catch (IllegalStateException noAnswer) {
      return false; // the node was killed, or is not there yet
    }
    assertThat(status).as("what a sender is told of " + reference).isIn(200, 201, 503);
    return status < 300;
  }

  /** What each has begun to send it sends to its end. */
  @Override
  public void close() throws InterruptedException, ExecutionException {
    enough = true;
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
  }
}
