package org.overturn.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tasks that the model took back in this transaction, since what they were for is over: they
 * disappear from Tasklist, and the timeline says which and why (R51).
 */
@Component
public class TasksTakenBack implements TaskListener {

  private final Timeline timeline;

  TasksTakenBack(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Runs when any user task is taken back. */
  @Override
  public void notify(DelegateTask task) {
    names().add(task.getName());
  }

  /** The step that knows why writes it down; without any, nothing is written. */
  public void because(CaseNumber number, String why) {
    List<String> names = names();
    if (!names.isEmpty()) {
      timeline.add(
          number,
          "Not needed any more, since %s: %s"
              .formatted(why, String.join("; ", names.stream().distinct().toList())));
      names.clear();
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> names() {
    List<String> names = (List<String>) TransactionSynchronizationManager.getResource(this);
    if (names == null) {
      List<String> none = new ArrayList<>();
      TransactionSynchronizationManager.bindResource(this, none);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              TransactionSynchronizationManager.unbindResourceIfPossible(TasksTakenBack.this);
            }
          });
      return none;
    }
    return names;
  }
}
