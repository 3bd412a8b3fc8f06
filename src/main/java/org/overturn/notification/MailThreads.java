package org.overturn.notification;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The threads that send this node's share of the mails. They are not the engine's: a mail server
 * that answers slowly, or not at all, takes no thread from the clocks.
 */
@Component
class MailThreads implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MailThreads.class);
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

  private final MailCarrier carrier;
  private final OutboxProperties properties;
  private final List<Thread> threads = new ArrayList<>();
  private final Object bell = new Object();
  private boolean rung;
  private volatile boolean running;

  MailThreads(MailCarrier carrier, OutboxProperties properties) {
    this.carrier = carrier;
    this.properties = properties;
  }

  /** There is a new mail as soon as the transaction is committed. */
  void wakeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake();
          }
        });
  }

  private void wake() {
    synchronized (bell) {
      rung = true;
      bell.notifyAll();
    }
  }

  @Override
  public void start() {
    running = true;
    for (int n = 1; n <= properties.connections(); n++) {
      Thread thread = new Thread(this::work, "mails-" + n);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void work() {
    try (SmtpConnection connection = carrier.connection()) {
      while (running) {
        rest(sendAll(connection));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Sends until nothing is due, and says how long to rest then; new mails cut a usual rest short.
   */
  private Duration sendAll(SmtpConnection connection) {
    try {
      carrier.setAsideLeftBehind();
      while (running && carrier.anyDue()) {
        carrier.sendNext(connection);
      }
      connection.close();
      return properties.pollEvery();
    } catch (MessagingException down) {
      log.warn("The mail server is not to be reached, mails wait: {}", down.getMessage());
      return properties.restWhenDown();
    } catch (RuntimeException failure) {
      // the database is away, or stopping
      log.warn("Mails could not be sent, and wait: {}", failure.getClass().getSimpleName());
      return properties.restWhenDown();
    }
  }

  private void rest(Duration pause) throws InterruptedException {
    long end = System.nanoTime() + pause.toNanos();
    synchronized (bell) {
      while (running && !(rung && pause != properties.restWhenDown()) && System.nanoTime() < end) {
        bell.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
      rung = false;
    }
  }

  /** A mail that is being handed over is waited for. */
  @Override
  public void stop() {
    running = false;
    wake();
    threads.forEach(MailThreads::join);
    threads.clear();
  }

  private static void join(Thread thread) {
    try {
      thread.join(PATIENCE_AT_STOP.toMillis());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
