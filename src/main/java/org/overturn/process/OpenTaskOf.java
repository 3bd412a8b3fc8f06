package org.overturn.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The one open task of a case at an element, for a page of ours on which it is done. */
@Component
public class OpenTaskOf {

  private final TaskService tasks;
  private final EngineCalls engine;

  OpenTaskOf(@Lazy TaskService tasks, EngineCalls engine) {
    this.tasks = tasks;
    this.engine = engine;
  }

  /** Its id, also where the person who asks may not work on it. */
  public Optional<String> find(CaseNumber number, String element) {
    return engine.unrestricted(
        () ->
            Optional.ofNullable(
                    tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(number.value())
                        .taskDefinitionKey(element)
                        .singleResult())
                .map(Task::getId));
  }

  /**
   * Completes it as the person who is signed in, as Tasklist does: with their rights, through the
   * stage's form.
   *
   * @return false when no such task is open
   * @throws AnswerRefused when the stage does not take it
   * @throws org.camunda.bpm.engine.AuthorizationException when the person may not work on it
   */
  public boolean complete(CaseNumber number, String element) {
    Optional<String> task = find(number, element);
    task.ifPresent(id -> tasks.complete(id, Map.of()));
    return task.isPresent();
  }
}
