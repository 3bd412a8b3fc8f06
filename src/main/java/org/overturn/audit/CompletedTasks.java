package org.overturn.audit;

import org.overturn.process.TaskCompleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who completed which task of which case, in Tasklist, on a page or as an agent. */
@Component
class CompletedTasks {

  private final Audit audit;

  CompletedTasks(Audit audit) {
    this.audit = audit;
  }

  /** In the transaction that completes the task: without an entry it stays open. */
  @EventListener
  void completed(TaskCompleted task) {
    audit.record(task.user(), "task-completed", task.number(), null, task.task());
  }
}
