package org.overturn.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.overturn.denial.CaseNumber;

/** A task of a case that is about to open. Nothing of the engine's API leaks through it. */
public final class OpenedTask {

  /** The engine counts the tasks of a multi-instance activity by this variable, from 0. */
  private static final String PLACE = "loopCounter";

  private final DelegateTask task;

  OpenedTask(DelegateTask task) {
    this.task = task;
  }

  public CaseNumber number() {
    return new CaseNumber(task.getExecution().getProcessBusinessKey());
  }

  /** Which of several tasks of the same activity it is, from 0; 0 where it is the only one. */
  public int place() {
    return task.getVariable(PLACE) instanceof Integer place ? place : 0;
  }

  public OpenedTask named(String name) {
    task.setName(name);
    return this;
  }

  public OpenedTask dueAt(Instant at) {
    task.setDueDate(Date.from(at));
    return this;
  }

  /** Somebody who may do it though not in its group. */
  public OpenedTask mayAlsoBeDoneBy(String user) {
    task.addCandidateUser(user);
    return this;
  }

  /** A declared variable of this task alone. */
  public <T> OpenedTask with(ProcessVariable<T> variable, T value) {
    task.setVariableLocal(variable.name(), value);
    return this;
  }
}
