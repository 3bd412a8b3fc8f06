package org.overturn.process;

import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.overturn.denial.CaseNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The steps that agents have in hand. */
@Component
public class AgentTasks {

  private final ExternalTaskService tasks;
  private final RuntimeService runtime;

  AgentTasks(@Lazy ExternalTaskService tasks, @Lazy RuntimeService runtime) {
    this.tasks = tasks;
    this.runtime = runtime;
  }

  /** True while the agent holds a task of the case. */
  public boolean isLocked(CaseNumber number, String agent) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .list()
        .stream()
        .flatMap(
            instance ->
                tasks
                    .createExternalTaskQuery()
                    .processInstanceId(instance.getId())
                    .locked()
                    .list()
                    .stream())
        .map(ExternalTask::getWorkerId)
        .anyMatch(worker -> OwnWorkers.isOf(agent, worker));
  }
}
