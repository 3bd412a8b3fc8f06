package org.overturn.assignment;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;
import org.overturn.process.CandidateGroups;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * An open task with its case and its groups.
 *
 * @param groups the ids of the groups that may take it
 */
record OpenTaskOfCase(Task task, CaseNumber number, List<String> groups) {

  static final String CONDUCT_CALL = "userTask_conductCall";

  String id() {
    return task.getId();
  }

  String name() {
    return task.getName();
  }

  String assignee() {
    return task.getAssignee();
  }

  /** A scheduled call is one physician's: it is moved or covered, never handed on silently. */
  boolean isScheduledCall() {
    return CONDUCT_CALL.equals(task.getTaskDefinitionKey());
  }

  String groupsInWords() {
    return String.join(" or ", groups);
  }

  /** Finds them. */
  @Component
  static class Finder {

    private final TaskService tasks;
    private final RuntimeService runtime;

    Finder(@Lazy TaskService tasks, @Lazy RuntimeService runtime) {
      this.tasks = tasks;
      this.runtime = runtime;
    }

    /** The task, when it is open and belongs to a case. */
    Optional<OpenTaskOfCase> find(String id) {
      Task task = tasks.createTaskQuery().taskId(id).singleResult();
      if (task == null) {
        return Optional.empty();
      }
      ProcessInstance instance =
          runtime
              .createProcessInstanceQuery()
              .processInstanceId(task.getProcessInstanceId())
              .singleResult();
      return CaseNumber.isNumber(instance.getBusinessKey())
          ? Optional.of(
              new OpenTaskOfCase(
                  task,
                  new CaseNumber(instance.getBusinessKey()),
                  CandidateGroups.of(tasks.getIdentityLinksForTask(id))))
          : Optional.empty();
    }
  }
}
