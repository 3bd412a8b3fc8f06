package org.overturn.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Runs when any user task opens: gives it its priority. */
@Component
class TaskCreation implements TaskListener {

  private final TaskPriorities priorities;

  TaskCreation(TaskPriorities priorities) {
    this.priorities = priorities;
  }

  @Override
  public void notify(DelegateTask task) {
    var asked =
        priorities.asked(
            task.getProcessDefinitionId(),
            task.getTaskDefinitionKey(),
            task.getDueDate(),
            Variables.WINDOW_CLOSES_AT.in(task),
            Variables.FILING_DEADLINE_AT.in(task));
    priorities.of(asked).ifPresent(task::setPriority);
  }
}
