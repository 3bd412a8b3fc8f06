package org.overturn.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs when any user task opens: lets its stage add to it, and gives it its priority. */
@Component
class TaskCreation implements TaskListener {

  private final List<TaskOpening> openings;
  private final TaskPriorities priorities;

  TaskCreation(ObjectProvider<TaskOpening> openings, TaskPriorities priorities) {
    this.openings = openings.stream().toList();
    this.priorities = priorities;
  }

  @Override
  public void notify(DelegateTask task) {
    openings.stream()
        .filter(opening -> opening.element().equals(task.getTaskDefinitionKey()))
        .forEach(opening -> opening.opened(new OpenedTask(task)));
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
