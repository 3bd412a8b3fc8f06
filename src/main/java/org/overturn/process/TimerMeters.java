package org.overturn.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.overturn.operation.Figures;
import org.overturn.operation.OperationProperties;
import org.overturn.operation.Scraping;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How late timers are: those that fired, and those that are due and that nobody has taken; and what
 * the engine has given up.
 */
@Component
class TimerMeters implements MeterBinder {

  private static final String OVERDUE = "overdue";
  private static final String LATENESS = "lateness";
  private static final String FAILED = "failed";
  private static final String INCIDENTS = "incidents";

  /**
   * A timer in the hands of a node is neither overdue nor forgotten: another takes it when the
   * node's lock has run out.
   */
  private static final String SQL =
      """
      select count(*) filter (where due and type_ = 'timer') as overdue,
             extract(epoch from cast(:now as timestamp)
               - min(duedate_) filter (where due and type_ = 'timer')) as lateness,
             count(*) filter (where retries_ = 0) as failed,
             (select count(*) from act_ru_incident) as incidents
        from (select type_, duedate_, retries_,
                     retries_ > 0 and suspension_state_ = 1 and duedate_ <= :now
                       and (lock_exp_time_ is null or lock_exp_time_ < :now) as due
                from act_ru_job) jobs
      """;

  private final JdbcClient jdbc;
  private final ObjectProvider<JobExecutor> executor;
  private final Duration lateAfter;
  private final Clock clock;
  private final Figures figures;
  private final Timer fired;

  TimerMeters(
      JdbcClient jdbc,
      ObjectProvider<JobExecutor> executor,
      MeterRegistry registry,
      OperationProperties properties,
      Scraping scraping,
      Clock clock) {
    this.jdbc = jdbc;
    this.executor = executor;
    this.lateAfter = properties.timersLateAfter();
    this.clock = clock;
    this.figures = scraping.figures("timer", this::read);
    this.fired =
        Timer.builder("overturn.timers.fired")
            .description("How long after its due time a timer fired")
            .serviceLevelObjectives(
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10))
            .register(registry);
  }

  /** The engine is at the element of a timer, whose job it is just doing. */
  void fires() {
    JobExecutorContext work = Context.getJobExecutorContext();
    if (work != null
        && work.getCurrentJob() instanceof TimerEntity timer
        && timer.getDuedate() != null) {
      Duration late = Duration.between(timer.getDuedate().toInstant(), clock.instant());
      fired.record(late.isNegative() ? Duration.ZERO : late);
    }
  }

  Map<String, Double> read() {
    Instant now = clock.instant();
    return jdbc.sql(SQL)
        .param("now", Timestamp.from(now))
        .query(
            (row, n) -> {
              Map<String, Double> found = new HashMap<>();
              for (String each : new String[] {OVERDUE, LATENESS, FAILED, INCIDENTS}) {
                found.put(each, Math.max(0, row.getDouble(each)));
              }
              return found;
            })
        .single();
  }

  /** Due and not taken for long: no node runs the clocks, or they cannot keep up. */
  Health health() {
    double lateness = figures.of(LATENESS);
    if (Double.isNaN(lateness)) {
      return Health.unknown().withDetail("trouble", "the database does not answer").build();
    }
    Health.Builder health = lateness > lateAfter.toSeconds() ? Health.down() : Health.up();
    return health
        .withDetail("dueAndNotTaken", (long) figures.of(OVERDUE))
        .withDetail("oldestSeconds", (long) lateness)
        .build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "overturn.timers.overdue", OVERDUE, "Timers that are due and not taken", null);
    gauge(
        registry,
        "overturn.timers.overdue.oldest",
        LATENESS,
        "How long the oldest timer that nobody has taken has been due",
        "seconds");
    gauge(registry, "overturn.jobs.failed", FAILED, "Jobs that the engine has given up", null);
    gauge(registry, "overturn.incidents", INCIDENTS, "Open incidents of the engine", null);
    Gauge.builder("overturn.job.executor.active", this::isExecutorActive)
        .description("1 while this node fires timers")
        .register(registry);
  }

  private double isExecutorActive() {
    JobExecutor found = executor.getIfAvailable();
    return found != null && found.isActive() ? 1 : 0;
  }

  private void gauge(
      MeterRegistry registry, String name, String figure, String words, String unit) {
    Gauge.builder(name, () -> figures.of(figure))
        .description(words)
        .baseUnit(unit)
        .register(registry);
  }
}
