package org.overturn.journeys;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.CaseNumber;
import org.springframework.context.ApplicationContext;

/** All that runs for a case, to be laid beside what runs for another. */
class Running {

  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final CaseDeadlines deadlines;

  Running(
      RuntimeService runtime,
      ManagementService management,
      TaskService tasks,
      CaseDeadlines deadlines) {
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.deadlines = deadlines;
  }

  /** Of this application; no bean, so that all tests go on sharing one context. */
  static Running in(ApplicationContext application) {
    return application.getAutowireCapableBeanFactory().createBean(Running.class);
  }

  /** Each running timer, open task and open deadline, with its instant. */
  Map<String, String> of(CaseNumber number) {
    Map<String, String> all = new TreeMap<>();
    timers(number).forEach((element, due) -> all.put("timer " + element, due.toString()));
    tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .list()
        .forEach(
            task ->
                all.put(
                    "task " + task.getTaskDefinitionKey(),
                    task.getDueDate().toInstant().toString()));
    deadlines.of(number).stream()
        .filter(deadline -> deadline.state() == DeadlineState.OPEN)
        .forEach(
            deadline ->
                all.put(
                    "deadline " + deadline.kind(),
                    deadline.dueAt() + " " + deadline.source() + " " + deadline.explanation()));
    return all;
  }

  /** When each timer of the case is due, by its element. */
  Map<String, Instant> timers(CaseNumber number) {
    Map<String, Instant> timers = new TreeMap<>();
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list().stream()
        .flatMap(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()
                    .stream())
        .forEach(
            job ->
                timers.put(
                    management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId(),
                    job.getDuedate().toInstant()));
    return timers;
  }
}
