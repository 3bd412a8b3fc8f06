package org.overturn.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves running timers and due dates of a case: the engine does not do so by itself when a variable
 * changes.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Timers {

  private final ManagementService management;
  private final RuntimeService runtime;
  private final TaskService tasks;

  Timers(
      @Lazy ManagementService management, @Lazy RuntimeService runtime, @Lazy TaskService tasks) {
    this.management = management;
    this.runtime = runtime;
    this.tasks = tasks;
  }

  /** Sets the running timer of this boundary or catch event; nothing happens where none runs. */
  public void move(CaseNumber number, String element, Instant due) {
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .list()
        .forEach(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(element)
                    .timers()
                    .list()
                    .forEach(job -> management.setJobDuedate(job.getId(), Date.from(due))));
  }

  /** Sets the due date of an open task of the case. */
  public void moveTask(CaseNumber number, String element, Instant due) {
    for (Task task :
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey(element)
            .list()) {
      task.setDueDate(Date.from(due));
      tasks.saveTask(task);
    }
  }
}
