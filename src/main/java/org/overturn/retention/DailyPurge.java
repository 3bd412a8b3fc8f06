package org.overturn.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.OneNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Purges once a day what is due, where that is switched on; one node does it. */
@Component
class DailyPurge {

  private static final Logger log = LoggerFactory.getLogger(DailyPurge.class);

  private final Purge purge;
  private final OneNode oneNode;
  private final RetentionProperties properties;
  private final PracticeProperties practice;
  private final Clock clock;

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
      for (Optional<UUID> run = purge.run(); run.isPresent(); run = purge.run()) {
        log.info("Closed cases that were due are purged: run {}", run.get());
      }
    } catch (ProofNotGiven unproven) {
      log.error(unproven.getMessage());
    } catch (RuntimeException failure) {
      log.error("Nothing was purged today: {}", failure.getClass().getSimpleName());
    }
  }
}
