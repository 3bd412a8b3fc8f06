package org.overturn.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves open tasks up in Tasklist as their time runs out: a priority that is set when the task
 * opens would say in the last hour what was true three days before.
 */
@Component
class RisingPriorities {

  private static final Logger log = LoggerFactory.getLogger(RisingPriorities.class);

  /** All open tasks at once: through the engine it would be a query for each task. */
  private static final String OPEN_TASKS =
      """
      select t.id_, t.proc_def_id_, t.task_def_key_, t.due_date_, t.priority_,
             w.long_ as window_closes_at, f.long_ as filing_deadline_at
        from act_ru_task t
        left join act_ru_variable w
          on w.execution_id_ = t.proc_inst_id_ and w.name_ = ? and w.task_id_ is null
        left join act_ru_variable f
          on f.execution_id_ = t.proc_inst_id_ and f.name_ = ? and f.task_id_ is null
       where t.proc_def_id_ is not null and t.suspension_state_ = 1
      """;

  private final JdbcClient database;
  private final TaskService tasks;
  private final TaskPriorities priorities;
  private final OneNode oneNode;

  RisingPriorities(
      JdbcClient database, @Lazy TaskService tasks, TaskPriorities priorities, OneNode oneNode) {
    this.database = database;
    this.tasks = tasks;
    this.priorities = priorities;
    this.oneNode = oneNode;
  }

  private record OpenTask(String id, TaskPriorities.Asked asked, int priority) {}

  @Scheduled(
      initialDelayString = "${overturn.worklist.look-every:1m}",
      fixedDelayString = "${overturn.worklist.look-every:1m}")
  void everyMinute() {
    oneNode.does("rising priorities", this::raise);
  }

  /** Looks up the priority of every open task, and sets those that have changed. */
  void raise() {
    Map<TaskPriorities.Asked, OptionalInt> known = new HashMap<>();
    for (OpenTask task : open()) {
      known
          .computeIfAbsent(task.asked(), priorities::of)
          .ifPresent(
              now -> {
                if (now != task.priority()) {
                  set(task.id(), now);
                }
              });
    }
  }

  private void set(String task, int priority) {
    try {
      tasks.setPriority(task, priority);
    } catch (ProcessEngineException goneOrTaken) {
      // someone has completed or claimed it at the same instant: the next minute looks again
      log.debug("The priority of task {} is set later", task);
    }
  }

  private List<OpenTask> open() {
    return database
        .sql(OPEN_TASKS)
        .param(Variables.WINDOW_CLOSES_AT.name())
        .param(Variables.FILING_DEADLINE_AT.name())
        .query((row, number) -> read(row))
        .list();
  }

  private OpenTask read(ResultSet row) throws SQLException {
    Timestamp due = row.getTimestamp("due_date_");
    var asked =
        priorities.asked(
            row.getString("proc_def_id_"),
            row.getString("task_def_key_"),
            due,
            date(row, "window_closes_at"),
            date(row, "filing_deadline_at"));
    return new OpenTask(row.getString("id_"), asked, row.getInt("priority_"));
  }

  private static Date date(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : new Date(millis);
  }
}
