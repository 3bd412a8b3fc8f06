package org.overturn.process;

import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;

/**
 * Told when somebody takes a task of a case, has it handed to them or gives it back, by whatever
 * road, in the transaction in which it happens. What is thrown undoes it.
 */
@FunctionalInterface
public interface TaskChangesHands {

  void changesHands(Change change);

  /**
   * What changed.
   *
   * @param groups that may take it, by id
   * @param from who had it; null for nobody
   * @param to whose it is now; null for nobody
   * @param by the user who did it; null where the application did by itself
   */
  record Change(
      CaseNumber number, Task task, List<String> groups, String from, String to, String by) {

    public String element() {
      return task.getTaskDefinitionKey();
    }
  }
}
