package org.overturn.casework;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;
import org.overturn.process.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the engine for the tasks that are open for a case, in whichever of its processes. */
@Component
class OpenTasks {

  private final TaskService tasks;
  private final EngineCalls engine;
  private final Times times;

  OpenTasks(@Lazy TaskService tasks, EngineCalls engine, Times times) {
    this.tasks = tasks;
    this.engine = engine;
    this.times = times;
  }

  /** The open tasks of all groups, the most urgent first. */
  List<OpenTask> of(CaseNumber number) {
    return engine.unrestricted(() -> read(number));
  }

  private List<OpenTask> read(CaseNumber number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .orderByDueDate()
        .asc()
        .list()
        .stream()
        .map(this::view)
        .toList();
  }

  private OpenTask view(Task task) {
    return new OpenTask(
        task.getId(),
        task.getName(),
        task.getAssignee() == null ? groups(task) : task.getAssignee(),
        task.getDueDate() == null ? "" : times.at(task.getDueDate().toInstant()),
        task.getDueDate() == null
            ? null
            : new Pill(
                times.left(task.getDueDate().toInstant()).replace("closed", "due"),
                times.tone(task.getDueDate().toInstant())));
  }

  private String groups(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .map(Words::of)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
