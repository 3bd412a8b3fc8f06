package org.overturn.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.overturn.testing.DataMap;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The data map in docs/retention.md is the database's, column by column. */
@OverturnTest
class DataMapTest {

  /** What names a case and stays when it goes. */
  private static final Set<String> STAYS = Set.of("audit_entry", "purged_case");

  @Autowired JdbcTemplate database;

  @Test
  void everyColumnOfTextJsonOrBytesIsInTheMapAndNothingElse() {
    Map<String, Set<String>> columns = new TreeMap<>();
    database.query(
        """
        select c.table_name, c.column_name,
               c.udt_name in ('varchar', 'text', 'bpchar', 'json', 'jsonb', 'bytea', '_text', '_varchar')
          from information_schema.columns c
          join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = 'overturn' and t.table_type = 'BASE TABLE'
           and c.table_name <> 'flyway_schema_history'
        """,
        row -> {
          Set<String> texts = columns.computeIfAbsent(row.getString(1), name -> new TreeSet<>());
          if (row.getBoolean(3)) {
            texts.add(row.getString(2));
          }
        });

    Map<String, Set<String>> mapped = new TreeMap<>();
    DataMap.read()
        .forEach(
            row -> {
              Set<String> all = new TreeSet<>(row.mayHold());
              all.addAll(row.holdsNone());
              assertThat(all)
                  .as(row.table())
                  .hasSize(row.mayHold().size() + row.holdsNone().size());
              mapped.put(row.table(), all);
            });

    assertThat(mapped)
        .as("docs/retention.md: say of each column whether it may hold patient data")
        .isEqualTo(columns);
  }

  @Test
  void everyTableThatNamesACaseGoesWithItOrIsSaidToStay() {
    List<String> reached =
        database.queryForList(
            """
            select table_name from information_schema.columns
              join information_schema.tables using (table_schema, table_name)
             where table_schema = 'overturn' and table_type = 'BASE TABLE'
               and column_name = 'case_number'
            union
            select child.relname from pg_constraint k
              join pg_class child on child.oid = k.conrelid
              join pg_attribute numbered on numbered.attrelid = k.confrelid
                and numbered.attname = 'case_number'
             where k.contype = 'f' and k.connamespace = 'overturn'::regnamespace
            """,
            String.class);
    Set<String> goes = new TreeSet<>(reached);
    goes.removeAll(STAYS);

    assertThat(
            DataMap.read().stream()
                .filter(row -> row.goesWith().equals("the case"))
                .map(DataMap.Row::table))
        .as("what the purge finds by the catalog, and what docs/retention.md says of it")
        .containsExactlyInAnyOrderElementsOf(goes);
  }

  @Test
  void whatMayHoldPatientDataGoesWithACase() {
    assertThat(DataMap.read())
        .filteredOn(row -> !row.mayHold().isEmpty() && row.goesWith().equals("nothing: stays"))
        .extracting(DataMap.Row::table)
        .as("the audit keeps a reason that somebody typed; see the chapter on the purge")
        .containsExactly("audit_entry");
  }
}
