package org.overturn.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@OverturnTest
class AuditTest {

  private static final CaseNumber NUMBER = new CaseNumber("D-2026-000001");

  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;

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
        "update overturn.timeline_entry set what = 'nothing'",
        "delete from overturn.timeline_entry"
      })
  void theDatabaseItselfRefusesToChangeWhatHappened(String attempt) {
    audit.record("coordinator", "case-viewed", NUMBER, null, null);

    assertThatThrownBy(() -> jdbc.sql(attempt).update())
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("append-only");
    assertThat(audit.of(NUMBER, 10)).hasSize(1);
  }
}
