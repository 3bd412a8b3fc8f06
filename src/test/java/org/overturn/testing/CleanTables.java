package org.overturn.testing;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Empties what cases leave behind, in our tables and the engine's. Deployments, users, groups,
 * authorizations and filters stay, since start-up made them.
 */
final class CleanTables {

  private static final String TABLES_OF_CASES =
      """
      select table_schema || '.' || table_name from information_schema.tables
      where table_type = 'BASE TABLE' and (
        (table_schema = 'overturn' and table_name <> 'flyway_schema_history')
        or (table_schema = 'public' and table_name like 'act\\_hi\\_%')
        or (table_schema = 'public' and table_name like 'act\\_ru\\_%'
            and table_name not in ('act_ru_authorization', 'act_ru_filter', 'act_ru_event_subscr', 'act_ru_jobdef')))
      """;

  private CleanTables() {}

  static void in(JdbcTemplate database) {
    List<String> tables = database.queryForList(TABLES_OF_CASES, String.class);
    StringBuilder script = new StringBuilder("set session_replication_role = replica;");
    tables.forEach(table -> script.append("delete from ").append(table).append(';'));
    script.append("delete from act_ru_event_subscr where execution_id_ is not null;");
    script.append("delete from act_ru_authorization where resource_type_ in (7, 8)");
    script.append(" and resource_id_ <> '*';");
    script.append("update act_id_user set attempts_ = 0, lock_exp_time_ = null;");
    script.append("set session_replication_role = default");
    database.execute(script.toString());
  }
}
