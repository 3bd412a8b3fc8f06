package org.overturn.evidence.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Coded;
import org.overturn.evidence.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people said of the criteria of cases. CriterionWords are added and read, nothing else. */
@Component
class CriterionWords {

  private final JdbcClient jdbc;

  CriterionWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of a case, the newest first. */
  List<Word> of(CaseNumber number) {
    return jdbc.sql(
            """
            select criterion_id, criterion_text, standing, matched, matched_because, reason,
              said_by, said_at
            from overturn.criterion_word where case_number = ? order by id desc
            """)
        .param(number.value())
        .query((row, index) -> word(row))
        .list();
  }

  void add(CaseNumber number, Word word) {
    jdbc.sql(
            """
            insert into overturn.criterion_word (case_number, criterion_id, criterion_text,
              standing, matched, matched_because, reason, said_by, said_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number.value())
        .param(word.criterionId())
        .param(word.text())
        .param(word.isWithdrawal() ? null : word.standing().code())
        .param(word.matched().code())
        .param(word.matchedBecause())
        .param(word.reason())
        .param(word.by())
        .param(OffsetDateTime.ofInstant(word.at(), ZoneOffset.UTC))
        .update();
  }

  private static Word word(ResultSet row) throws SQLException {
    return new Word(
        row.getString("criterion_id"),
        row.getString("criterion_text"),
        standing(row.getString("standing")),
        standing(row.getString("matched")),
        row.getString("matched_because"),
        row.getString("reason"),
        row.getString("said_by"),
        row.getObject("said_at", OffsetDateTime.class).toInstant());
  }

  private static Standing standing(String code) {
    return code == null ? null : Coded.of(Standing.class, code);
  }
}
