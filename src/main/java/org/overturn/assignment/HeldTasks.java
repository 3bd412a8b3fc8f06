package org.overturn.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All tasks of cases that somebody has, at once: through the engine it would be queries for each.
 */
@Component
class HeldTasks {

  /** An appeal's task serves the filing deadline, any other the request window. */
  private static final String HELD =
      """
      select t.id_, t.assignee_, t.due_date_,
             (select min(c.due_at) from overturn.case_deadline c
               where c.case_number = e.business_key_ and c.state = 'OPEN'
                 and c.kind = case when t.proc_def_id_ like 'written-appeal:%'
                                   then 'APPEAL_FILING' else 'CALL_WINDOW' end) as closes_at
        from act_ru_task t
        join act_ru_execution e on e.id_ = t.proc_inst_id_
       where t.assignee_ is not null
       order by t.due_date_, t.id_
      """;

  private static final String CALLS =
      "select id_ from act_ru_task where task_def_key_ = '%s'"
          .formatted(OpenTaskOfCase.CONDUCT_CALL);

  private final JdbcClient jdbc;

  HeldTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A task that somebody has.
   *
   * @param due its due date, or null
   * @param closes when the window closes that it serves, or null
   */
  record Held(String id, String assignee, Instant due, Instant closes) {}

  @Transactional(readOnly = true)
  List<Held> all() {
    return jdbc.sql(HELD).query(HeldTasks::read).list();
  }

  @Transactional(readOnly = true)
  List<String> scheduledCalls() {
    return jdbc.sql(CALLS).query(String.class).list();
  }

  private static Held read(ResultSet row, int index) throws SQLException {
    return new Held(
        row.getString("id_"),
        row.getString("assignee_"),
        instant(row.getTimestamp("due_date_")),
        instant(row.getTimestamp("closes_at")));
  }

  private static Instant instant(Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
