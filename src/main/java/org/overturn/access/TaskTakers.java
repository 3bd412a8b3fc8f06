package org.overturn.access;

import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.overturn.audit.Audit;
import org.overturn.process.Staff;
import org.overturn.process.TaskChangesHands;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets a physician into the case whose task they take, or that a supervisor hands to them: so one
 * covers for another. Where the case was not theirs, that is on record. Who has the task no more,
 * and has done nothing of the case, is let out again after the time for which a broken glass would
 * have let them in.
 */
@Component
class TaskTakers implements TaskChangesHands {

  private final CaseAccess cases;
  private final AccessProperties properties;
  private final Staff staff;
  private final TaskService tasks;
  private final HistoryService history;
  private final Audit audit;
  private final Clock clock;

  TaskTakers(
      CaseAccess cases,
      AccessProperties properties,
      Staff staff,
      @Lazy TaskService tasks,
      @Lazy HistoryService history,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.properties = properties;
    this.staff = staff;
    this.tasks = tasks;
    this.history = history;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void changesHands(Change change) {
    Instant end = clock.instant().plus(properties.glassBrokenFor());
    if (change.from() != null) {
      gaveUp(change, end);
    }
    if (change.to() != null && staff.isIn(change.to(), Staff.PHYSICIANS)) {
      boolean covers = !cases.isTheirs(change.number(), change.to(), end);
      if (cases.letIn(change.number(), change.to()) && covers) {
        audit.record(change.to(), "case-covered", change.number(), null, change.element());
      }
    }
  }

  private void gaveUp(Change change, Instant end) {
    String user = change.from();
    boolean covered =
        !hasAnother(change)
            && !hasCompletedOne(change)
            && cases.letOut(change.number(), user, end)
            && !cases.isTheirs(change.number(), user, end);
    // taken from them it is none of their doing
    if (covered && user.equals(change.by())) {
      audit.record(user, "case-cover-returned", change.number(), null, change.element());
    }
  }

  /** Asks each that is found: in this transaction the database may not know of it yet. */
  private boolean hasAnother(Change change) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(change.number().value())
        .taskAssignee(change.from())
        .list()
        .stream()
        .anyMatch(task -> change.from().equals(task.getAssignee()));
  }

  private boolean hasCompletedOne(Change change) {
    return history
            .createHistoricTaskInstanceQuery()
            .processInstanceBusinessKey(change.number().value())
            .taskAssignee(change.from())
            .taskDeleteReason("completed")
            .count()
        > 0;
  }
}
