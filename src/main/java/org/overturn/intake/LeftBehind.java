package org.overturn.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * Takes up notices that a crash left unsettled, at start and then again and again. Each is locked
 * with {@code skip locked}, so any number of nodes may sweep at once.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LeftBehind implements SchedulingConfigurer {

  private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

  private final Intake intake;
  private final Notices notices;
  private final Keeping keeping;
  private final IntakeProperties properties;
  private final Clock clock;

  LeftBehind(
      Intake intake, Notices notices, Keeping keeping, IntakeProperties properties, Clock clock) {
    this.intake = intake;
    this.notices = notices;
    this.keeping = keeping;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar registrar) {
    registrar.addFixedDelayTask(this::sweep, properties.sweepEvery());
  }

  /** Takes up every notice that has waited too long; one that fails does not stop the others. */
  void sweep() {
    try {
      Instant before = clock.instant().minus(properties.takeUpAfter());
      notices.waitingSince(before).forEach(this::takeUp);
    } catch (RuntimeException failure) {
      log.warn("Notices left behind could not be looked for: {}", Failures.place(failure));
    }
  }

  private void takeUp(UUID id) {
    try {
      intake
          .takeUpAgain(id, clock.instant().minus(properties.takeUpAfter()))
          .ifPresent(result -> log.info("Notice {} taken up: {}", id, result.state().code()));
    } catch (NoticeRefused refused) {
      log.info("Notice {} taken up: rejected", id);
    } catch (RuntimeException failure) {
      log.warn("Notice {} could not be taken up: {}", id, Failures.place(failure));
      giveUp(id);
    }
  }

  private void giveUp(UUID id) {
    try {
      Instant limit = clock.instant().minus(properties.giveUpAfter());
      notices
          .findById(id)
          .filter(notice -> notice.receivedAt().isBefore(limit))
          .ifPresent(
              notice ->
                  keeping.leaveToAPerson(id, "It could not be processed; ask who runs Overturn"));
    } catch (RuntimeException failure) {
      log.warn("Notice {} could not be left to a person: {}", id, Failures.place(failure));
    }
  }
}
