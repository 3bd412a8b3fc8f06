package org.overturn.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Runs when any user task opens: gives it the priority that {@code task-priority.dmn} says. */
@Component
class TaskCreation implements TaskListener {

  private static final String DECISION = "task-priority";

  private final Clock clock;

  TaskCreation(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void notify(DelegateTask task) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("task", task.getTaskDefinitionKey());
    inputs.put("hoursLeft", hoursUntil(task.getDueDate()));
    var result =
        task.getProcessEngineServices()
            .getDecisionService()
            .evaluateDecisionTableByKey(DECISION, inputs);
    if (!result.isEmpty() && result.getSingleResult().getSingleEntry() instanceof Number priority) {
      task.setPriority(priority.intValue());
    }
  }

  private Long hoursUntil(Date due) {
    return due == null ? null : Duration.between(clock.instant(), due.toInstant()).toHours();
  }
}
