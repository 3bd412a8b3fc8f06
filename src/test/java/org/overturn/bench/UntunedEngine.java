package org.overturn.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * An engine as Camunda's starter brings it, with the threads, the queue and the history that it has
 * when nobody says anything, and a process with nothing in it but a task and timers on it: no
 * delegate, no record of ours, no mail. The limit beside our timers.
 */
final class UntunedEngine {

  private static final int CONNECTIONS = 20;

  private UntunedEngine() {}

  /** Starts so many, has one timer of each fall due at once, and watches them fire. */
  static Lateness measure(String jdbcUrl, int count) {
    try (HikariDataSource database = new HikariDataSource()) {
      database.setJdbcUrl(jdbcUrl);
      database.setUsername("postgres");
      database.setMaximumPoolSize(CONNECTIONS);
      SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
      configuration.setDataSource(database);
      configuration.setTransactionManager(new DataSourceTransactionManager(database));
      configuration.setApplicationContext(new StaticApplicationContext());
      configuration.setJobExecutor(asTheStarterMakesIt());
      configuration.setProcessEngineName("untuned");
      configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
      configuration.setHistoryTimeToLive("P365D");
      configuration.setEnforceHistoryTimeToLive(false);
      ProcessEngine engine = configuration.buildProcessEngine();
      try {
        return measure(engine, new JdbcTemplate(database), count);
      } finally {
        engine.close();
      }
    }
  }

  private static JobExecutor asTheStarterMakesIt() {
    JobExecutionProperty settings = new JobExecutionProperty();
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(settings.getCorePoolSize());
    threads.setMaxPoolSize(settings.getMaxPoolSize());
    threads.setQueueCapacity(settings.getQueueCapacity());
    threads.initialize();
    SpringJobExecutor executor = new SpringJobExecutor();
    executor.setTaskExecutor(threads);
    executor.setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    return executor;
  }

  private static Lateness measure(ProcessEngine engine, JdbcTemplate sql, int count) {
    engine.getRepositoryService().createDeployment().addModelInstance("bare.bpmn", bare()).deploy();
    IntStream.range(0, count)
        .parallel()
        .forEach(n -> engine.getRuntimeService().startProcessInstanceByKey("bare"));
    sql.execute("create table due (id varchar(64) primary key)");
    // as many of each kind as the product's side has due, one of each instance
    sql.update(
        """
        insert into due select id_ from (
          select j.id_, row_number() over (partition by process_instance_id_ order by md5(j.id_)) as n
          from act_ru_job j where process_instance_id_ is not null) as timers
        where n = 1
        """);
    sql.execute("analyze");
    JobExecutor executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    executor.start();
    try {
      Instant due = Instant.now();
      sql.update(
          "update act_ru_job set duedate_ = ? where id_ in (select id from due)",
          Timestamp.from(due));
      return Lateness.watch(sql, "due", due, count);
    } finally {
      executor.shutdown();
    }
  }

  private static BpmnModelInstance bare() {
    var task =
        Bpmn.createExecutableProcess("bare")
            .startEvent()
            .userTask("task")
            .endEvent()
            .moveToActivity("task");
    task.boundaryEvent("closes").timerWithDate("2040-01-01T00:00:00Z").endEvent();
    for (String reminder : new String[] {"half", "near", "last", "hour"}) {
      task.boundaryEvent(reminder)
          .cancelActivity(false)
          .timerWithDate("2040-01-01T00:00:00Z")
          .endEvent();
    }
    return task.done();
  }
}
