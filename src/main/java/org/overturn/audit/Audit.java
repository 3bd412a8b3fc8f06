package org.overturn.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record of each read and write of patient data (R56). An entry is written before the data is
 * shown and in the transaction that changes it; when it cannot be written, nothing is shown or
 * changed. The database refuses to change or delete one.
 */
@Service
public class Audit {

  private static final int DETAIL_LENGTH = 400;

  private final JdbcClient jdbc;
  private final Clock clock;

  Audit(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Records an act.
   *
   * @param who the user's id
   * @param what the act as a kebab-case code, such as {@code document-downloaded}
   * @param number the case, or null for an act on no single case
   * @param from the address the request came from, or null
   * @param detail what the code does not say, or null; no patient data
   */
  @Transactional
  public void record(String who, String what, CaseNumber number, String from, String detail) {
    jdbc.sql(
            """
            insert into overturn.audit_entry (at, who, what, case_number, from_where, detail)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param(who)
        .param(what)
        .param(number == null ? null : number.value())
        .param(from)
        .param(cut(detail))
        .update();
  }

  /** The newest entries of a case, newest first. */
  @Transactional(readOnly = true)
  public List<AuditEntry> of(CaseNumber number, int limit) {
    return jdbc.sql(
            """
            select at, who, what, from_where, detail from overturn.audit_entry
            where case_number = ? order by at desc, id desc limit ?
            """)
        .param(number.value())
        .param(limit)
        .query(
            (row, index) ->
                new AuditEntry(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("who"),
                    row.getString("what"),
                    row.getString("from_where"),
                    row.getString("detail")))
        .list();
  }

  private static String cut(String detail) {
    return detail == null || detail.length() <= DETAIL_LENGTH
        ? detail
        : detail.substring(0, DETAIL_LENGTH);
  }
}
