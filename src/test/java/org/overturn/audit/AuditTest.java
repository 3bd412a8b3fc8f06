package org.overturn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverturnTest
class AuditTest {

  private static final CaseNumber NUMBER = new CaseNumber("D-2026-000001");

  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;

  @Test
  void anEntrySaysWhoDidWhatWithWhichCaseWhenAndFromWhere() {
    audit.record("coordinator", "case-viewed", NUMBER, "10.0.0.7", null);
    audit.record("someone", "cases-searched", null, null, "3 found");

    assertThat(audit.of(NUMBER, 10))
        .containsExactly(
            new AuditEntry(TestClock.START, "coordinator", "case-viewed", "10.0.0.7", null));
  }

  @Test
  void aLongDetailIsCutRatherThanLosingTheEntry() {
    audit.record("coordinator", "case-viewed", NUMBER, null, "x".repeat(1000));

    assertThat(audit.of(NUMBER, 10).get(0).detail()).hasSize(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update overturn.audit_entry set who = 'nobody'",
        "delete from overturn.audit_entry",
        "truncate overturn.audit_entry",
        "update overturn.audit_seal set hash = ''",
        "delete from overturn.audit_seal",
        "truncate overturn.audit_seal",
        "update overturn.timeline_entry set what = 'nothing'",
        "delete from overturn.timeline_entry",
        "truncate overturn.timeline_entry"
      })
  void theDatabaseItselfRefusesToChangeWhatHappened(String attempt) {
    audit.record("coordinator", "case-viewed", NUMBER, null, null);

    assertThatThrownBy(() -> jdbc.sql(attempt).update())
        .as("the application has not the right")
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> TestDatabase.administrator(database).update(attempt))
        .as("a trigger stops whoever has")
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("append-only");
    assertThat(audit.of(NUMBER, 10)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table overturn.audit_entry disable trigger all",
        "drop trigger audit_entry_append_only on overturn.audit_entry",
        "create trigger mine before insert on overturn.audit_entry for each row"
            + " execute function overturn.refuse_change()",
        "alter table overturn.timeline_entry rename to away",
        "drop table overturn.audit_seal",
        "create or replace function overturn.refuse_every_change() returns trigger language plpgsql"
            + " as 'begin return null; end'",
        "create table overturn.mine (id int)",
        "set session_replication_role = replica",
        "set role overturn_owner",
        "delete from overturn.flyway_schema_history"
      })
  void theApplicationCannotTakeAwayWhatGuardsIt(String attempt) {
    assertThatThrownBy(() -> jdbc.sql(attempt).update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .message()
        .containsAnyOf("permission denied", "must be owner");
  }

  /** As the purge of a case after its retention does it. */
  @Test
  void onlyAFunctionOfTheOwnerThatSaysSoDeletesFromATimelineAndNoneFromTheAudit() {
    audit.record("coordinator", "case-viewed", NUMBER, null, null);
    jdbc.sql(
            "insert into overturn.timeline_entry (case_number, happened_at, actor, what)"
                + " values ('D-2026-000001', now(), 'coordinator', 'Denied')")
        .update();
    JdbcTemplate owner = TestDatabase.administrator(database);
    for (String table : List.of("timeline_entry", "audit_entry")) {
      owner.execute(
          """
          create function overturn.purge_%1$s() returns void language plpgsql security definer as $$
          begin
            perform set_config('overturn.purging', 'on', true);
            delete from overturn.%1$s;
            perform set_config('overturn.purging', '', true);
          end $$;
          alter function overturn.purge_%1$s() owner to overturn_owner;
          """
              .formatted(table));
    }
    try {
      assertThatThrownBy(() -> ask("select overturn.purge_audit_entry()"))
          .hasStackTraceContaining("append-only");
      owner.execute("set role overturn_owner");
      assertThatThrownBy(() -> owner.update("delete from overturn.timeline_entry"))
          .as("by hand")
          .hasStackTraceContaining("append-only");
      ask("select overturn.purge_timeline_entry()");
    } finally {
      owner.execute("reset role");
      owner.execute("drop function overturn.purge_timeline_entry, overturn.purge_audit_entry");
    }

    assertThat(jdbc.sql("select count(*) from overturn.timeline_entry").query(Long.class).single())
        .isZero();
    assertThat(audit.of(NUMBER, 10)).hasSize(1);
  }

  private void ask(String question) {
    jdbc.sql(question).query().listOfRows();
  }
}
