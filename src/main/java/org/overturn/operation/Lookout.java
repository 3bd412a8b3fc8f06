package org.overturn.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that takes its time to find out, or may never answer: a server, the database, a disk
 * over the network. It is looked at when somebody asks, on a thread of its own, at most once at a
 * time and not again before the answer is old. Whoever asks waits for so long and no longer.
 */
public final class Lookout<T> {

  private static final Logger log = LoggerFactory.getLogger(Lookout.class);

  private final String name;
  private final Supplier<T> look;
  private final Duration every;
  private final Duration patience;

  private volatile Runnable others = () -> {};
  private CompletableFuture<Optional<T>> underWay;
  private long begunAt;
  private Optional<T> answer;
  private long answeredAt;

  /**
   * A lookout that has not looked yet.
   *
   * @param name of its thread
   * @param look what is found out; a look that fails finds nothing
   * @param every how old an answer may be
   * @param patience how long whoever asks waits for a look
   */
  public Lookout(String name, Supplier<T> look, Duration every, Duration patience) {
    this.name = name;
    this.look = look;
    this.every = every;
    this.patience = patience;
  }

  /** Whoever asks this has these look as well. */
  void isAskedWith(Runnable these) {
    others = these;
  }

  /** Looks, unless it does or knows; what has to be found out anew each time waits to be asked. */
  synchronized void lookIfOld() {
    if (underWay == null && !isKnown() && !every.isZero()) {
      begin();
    }
  }

  private boolean isKnown() {
    return answer != null && System.nanoTime() - answeredAt < every.toNanos();
  }

  /** What was found last; empty when the look failed, or does not come back in time. */
  public Optional<T> latest() {
    CompletableFuture<Optional<T>> current;
    Duration left;
    synchronized (this) {
      if (isKnown()) {
        return answer;
      }
      if (underWay == null) {
        begin();
      }
      current = underWay;
      left = patience.minusNanos(System.nanoTime() - begunAt);
    }
    others.run();
    return await(current, left);
  }

  private Optional<T> await(CompletableFuture<Optional<T>> current, Duration left) {
    try {
      return current.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException silent) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void begin() {
    CompletableFuture<Optional<T>> current = new CompletableFuture<>();
    underWay = current;
    begunAt = System.nanoTime();
    Thread thread = new Thread(() -> finish(current, found()), "look-at-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private Optional<T> found() {
    try {
      return Optional.of(look.get());
    } catch (RuntimeException failure) {
      // its text may quote anything
      log.debug("{} could not be looked at: {}", name, failure.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private void finish(CompletableFuture<Optional<T>> current, Optional<T> found) {
    synchronized (this) {
      answer = found;
      answeredAt = System.nanoTime();
      underWay = null;
    }
    current.complete(found);
  }
}
