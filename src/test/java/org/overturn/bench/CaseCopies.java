package org.overturn.bench;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes many cases of a few, with all that we keep of each and the engine's executions, tasks and
 * jobs. Opening ten thousand through intake would take an hour. Left out are the engine's variables
 * and histories, which no page reads.
 */
public final class CaseCopies {

  private static final String TABLES =
      """
      select table_schema || '.' || table_name from information_schema.tables
      where table_type = 'BASE TABLE' and (
        (table_schema = 'overturn' and table_name not in (
            'flyway_schema_history', 'audit_seal', 'letter_template', 'appeal_address',
            'retention_rule', 'purge_run', 'purged_case', 'release', 'restoration', 'backup',
            'setup_code', 'api_client', 'api_client_secret', 'single_sign_on_user'))
        or (table_schema = 'public' and table_name in ('act_ru_execution', 'act_ru_task',
            'act_ru_identitylink', 'act_ru_job')))
      """;

  /** With what a timer touches beside its case: variables and histories. */
  private static final String TABLES_OF_CLOCKS =
      """
      select table_schema || '.' || table_name from information_schema.tables
      where table_type = 'BASE TABLE' and (
        (table_schema = 'overturn' and table_name not in (
            'flyway_schema_history', 'audit_seal', 'letter_template', 'appeal_address',
            'retention_rule', 'purge_run', 'purged_case', 'release', 'restoration', 'backup',
            'setup_code', 'api_client', 'api_client_secret', 'single_sign_on_user'))
        or (table_schema = 'public' and table_name in ('act_ru_execution', 'act_ru_task',
            'act_ru_identitylink', 'act_ru_job', 'act_ru_variable', 'act_ru_event_subscr',
            'act_hi_actinst', 'act_hi_procinst', 'act_hi_taskinst', 'act_hi_varinst',
            'act_hi_job_log', 'act_hi_identitylink')))
      """;

  private static final String COLUMNS =
      """
      select column_name, data_type from information_schema.columns
      where table_schema || '.' || table_name = ? and is_identity = 'NO'
      """;

  private record Column(String name, String type) {

    /** Its value in the copy with the number {@code g}. */
    String copied() {
      if (type.equals("uuid")) {
        return "md5(%s::text || g)::uuid".formatted(name);
      }
      if (type.equals("character")) {
        return "encode(sha256(convert_to(%s || g, 'UTF8')), 'hex')".formatted(name);
      }
      if (name.equals("due_at") || name.equals("received_at")) {
        return name + " + g * interval '1 minute'";
      }
      return type.equals("character varying") && !name.contains("def") ? text() : name;
    }

    /** The engine's ids end alike, as they come from one node, so their ends tell copies apart. */
    private String text() {
      return """
      case when %1$s ~ '^D-[0-9]{4}-[0-9]{6}$'
           then left(%1$s, 7) || lpad((substr(%1$s, 8)::int + g * 1000)::text, 6, '0')
           when %1$s ~ '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
           then left(%1$s, length(%1$s) - 12) || lpad(to_hex(g), 12, '0')
           else %1$s end"""
          .formatted(name);
    }
  }

  private CaseCopies() {}

  /** Adds so many copies of each case, for its pages. */
  public static void add(DataSource database, int copies) {
    add(database, TABLES, copies);
  }

  /** Adds so many copies of each case, with all that its clocks need to run. */
  public static void addRunning(DataSource database, int copies) {
    add(database, TABLES_OF_CLOCKS, copies);
  }

  private static void add(DataSource database, String tables, int copies) {
    JdbcTemplate sql = TestDatabase.administrator(database);
    sql.execute("set session_replication_role = replica");
    sql.queryForList(tables, String.class).forEach(table -> copy(sql, table, copies));
    sql.execute("set session_replication_role = default");
    sql.execute("vacuum analyze");
  }

  private static void copy(JdbcTemplate sql, String table, int copies) {
    List<Column> columns =
        sql.query(COLUMNS, (row, n) -> new Column(row.getString(1), row.getString(2)), table);
    sql.execute(
        "insert into %s (%s) select %s from %s cross join generate_series(1, %d) g%s"
            .formatted(
                table,
                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                columns.stream().map(Column::copied).collect(Collectors.joining(", ")),
                table,
                copies,
                ofCases(table)));
  }

  /** What waits for a message that starts a process belongs to no case. */
  private static String ofCases(String table) {
    return table.endsWith("act_ru_event_subscr") ? " where execution_id_ is not null" : "";
  }
}
