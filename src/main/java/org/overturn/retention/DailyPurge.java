package org.overturn.retention;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.OneNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Purges once a day what is due, where that is switched on; one node does it. */
@Component
class DailyPurge implements MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(DailyPurge.class);

  private final Purge purge;
  private final OneNode oneNode;
  private final RetentionProperties properties;
  private final PracticeProperties practice;
  private final Clock clock;

  private final AtomicLong failures = new AtomicLong();

  /** Spares the database the question for the rest of the day. */
  private volatile LocalDate done;

  DailyPurge(
      Purge purge,
      OneNode oneNode,
      RetentionProperties properties,
      PracticeProperties practice,
      Clock clock) {
    this.purge = purge;
    this.oneNode = oneNode;
    this.properties = properties;
    this.practice = practice;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void everyMinute() {
    purgeWhenDue();
  }

  /** Purges when it is switched on, its time has come and it was not done yet today. */
  void purgeWhenDue() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), practice.zone());
    if (properties.purgesDaily()
        && !now.toLocalTime().isBefore(properties.at())
        && !now.toLocalDate().equals(done)) {
      done = now.toLocalDate(); // what fails is tried again tomorrow, not every minute
      oneNode.does("retention", this::purgeAll);
    }
  }

  private void purgeAll() {
    try {
      PurgeOutcome outcome = purge.run();
      for (UUID run : outcome.runs()) {
        log.info("Closed cases that were due are purged: run {}", run);
      }
      if (!outcome.left().isEmpty()) {
        log.error(
            "{} cases that are due could not be purged; the page Retention says why",
            outcome.left().size());
      }
    } catch (RuntimeException failure) {
      failures.incrementAndGet();
      log.error("The purge of today broke off: {}", failure.getClass().getSimpleName());
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("overturn.purge.failures", failures, AtomicLong::doubleValue)
        .description("Daily purges of this node that broke off")
        .register(registry);
  }
}
