package org.overturn.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;
import org.overturn.process.MovedClock.What;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the running timers and due dates of a case with the variables that they read: the engine
 * does not do so by itself when a variable changes. What reads none of them stays where it is.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Timers {

  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final ModelClocks models;
  private final DueNow dueNow;
  private final EngineDates dates;
  private final TaskPriorities priorities;

  Timers(
      @Lazy RuntimeService runtime,
      @Lazy ManagementService management,
      @Lazy TaskService tasks,
      ModelClocks models,
      DueNow dueNow,
      EngineDates dates,
      TaskPriorities priorities) {
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.models = models;
    this.dueNow = dueNow;
    this.dates = dates;
    this.priorities = priorities;
  }

  /** Sets one instant, and moves what reads it. */
  public List<MovedClock> set(CaseNumber number, ProcessVariable<Date> variable, Instant at) {
    return set(number, Map.of(variable.name(), Date.from(at)));
  }

  /**
   * Sets the variables in every running instance of the case that has them, and moves the timers
   * and tasks whose dates read one that has changed. A warning that was given already, and that by
   * the new dates lies ahead, will be given again.
   *
   * @param variables declared ones, see {@link Variables}
   * @return what has moved
   * @throws org.camunda.bpm.engine.OptimisticLockingException when a timer or a person takes the
   *     same step at the same instant and was first
   */
  public List<MovedClock> set(CaseNumber number, Map<String, Object> variables) {
    List<MovedClock> moved = new ArrayList<>();
    for (ProcessInstance instance : running(number)) {
      Collection<String> changed = change(instance, variables);
      if (!changed.isEmpty()) {
        moved.addAll(tasks(instance, changed));
        moved.addAll(timers(instance, changed));
        moved.addAll(dates.warnAgain(instance, changed));
      }
    }
    dueNow.afterCommit();
    return moved;
  }

  /** True when an instance of this process runs for the case. */
  public boolean runs(CaseNumber number, String process) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .processDefinitionKey(process)
            .count()
        > 0;
  }

  /** The value of a variable in the called instance that has it, else in the outermost one. */
  public <T> T get(CaseNumber number, ProcessVariable<T> variable) {
    T found = null;
    for (ProcessInstance instance : running(number)) {
      Object value = runtime.getVariable(instance.getId(), variable.name());
      boolean called = !instance.getId().equals(instance.getRootProcessInstanceId());
      found = value != null && (found == null || called) ? variable.type().cast(value) : found;
    }
    return found;
  }

  private List<ProcessInstance> running(CaseNumber number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list();
  }

  /** The names of those that the instance has and that were different. */
  private Collection<String> change(ProcessInstance instance, Map<String, Object> variables) {
    Map<String, Object> present = runtime.getVariables(instance.getId(), variables.keySet());
    Map<String, Object> different = new HashMap<>(variables);
    different.entrySet().removeIf(each -> isSame(instance, present, each));
    if (!different.isEmpty()) {
      runtime.setVariables(instance.getId(), different);
    }
    return different.keySet();
  }

  /** A called instance is not given what it has never had; the outermost one is. */
  private static boolean isSame(
      ProcessInstance instance, Map<String, Object> present, Map.Entry<String, Object> each) {
    boolean called = !instance.getId().equals(instance.getRootProcessInstanceId());
    return called && !present.containsKey(each.getKey())
        || Objects.equals(present.get(each.getKey()), each.getValue());
  }

  private List<MovedClock> tasks(ProcessInstance instance, Collection<String> changed) {
    List<MovedClock> moved = new ArrayList<>();
    for (Task task : tasks.createTaskQuery().processInstanceId(instance.getId()).list()) {
      String element = task.getTaskDefinitionKey();
      if (models.dueDateReads(instance.getProcessDefinitionId(), element, changed)) {
        Date before = task.getDueDate();
        Date due = dates.dueDateOf(task);
        if (due != null && !due.equals(before)) {
          task.setDueDate(due);
          priorities.of(asked(task, due)).ifPresent(task::setPriority);
          tasks.saveTask(task);
          moved.add(moved(What.TASK, task.getName(), element, before, due));
        }
      }
    }
    return moved;
  }

  private TaskPriorities.Asked asked(Task task, Date due) {
    String instance = task.getProcessInstanceId();
    return priorities.asked(
        task.getProcessDefinitionId(),
        task.getTaskDefinitionKey(),
        due,
        (Date) runtime.getVariable(instance, Variables.WINDOW_CLOSES_AT.name()),
        (Date) runtime.getVariable(instance, Variables.FILING_DEADLINE_AT.name()));
  }

  private List<MovedClock> timers(ProcessInstance instance, Collection<String> changed) {
    List<MovedClock> moved = new ArrayList<>();
    for (Job timer :
        management.createJobQuery().processInstanceId(instance.getId()).timers().list()) {
      String element =
          management
              .createJobDefinitionQuery()
              .jobDefinitionId(timer.getJobDefinitionId())
              .singleResult()
              .getActivityId();
      String model = timer.getProcessDefinitionId();
      if (models.timerReads(model, element, changed)) {
        management.recalculateJobDuedate(timer.getId(), true);
        Date due = management.createJobQuery().jobId(timer.getId()).singleResult().getDuedate();
        if (!due.equals(timer.getDuedate())) {
          String name = models.nameOf(model, element);
          moved.add(moved(What.TIMER, name, element, timer.getDuedate(), due));
        }
      }
    }
    return moved;
  }

  private static MovedClock moved(What what, String name, String element, Date from, Date to) {
    return new MovedClock(
        what, name, element, from == null ? null : from.toInstant(), to.toInstant());
  }
}
