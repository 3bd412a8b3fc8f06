package org.overturn.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
   * @param from the address it came from; null for that of the request that is being answered, and
   *     none where there is no request
   * @param detail what the code does not say, or null; no patient data
   */
  @Transactional
  public void record(String who, String what, CaseNumber number, String from, String detail) {
    record(who, what, number, from, detail, null);
  }

  /**
   * Records an act for which somebody gave a reason.
   *
   * @param why the reason in the person's words, or null; compliance officers read it
   */
  @Transactional
  public void record(
      String who, String what, CaseNumber number, String from, String detail, String why) {
    jdbc.sql(
            """
            insert into overturn.audit_entry (at, who, what, case_number, from_where, detail, why)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param(who)
        .param(what)
        .param(number == null ? null : number.value())
        .param(from == null ? Requests.from() : from)
        .param(cut(detail))
        .param(cut(why))
        .update();
    markRecorded();
  }

  /**
   * Records one act on several cases, an entry for each, so that whoever asks for one patient's
   * record finds it. It costs one statement, however many they are.
   *
   * @param detail what the code does not say, or null; no patient data
   */
  @Transactional
  public void recordEach(
      String who, String what, Collection<CaseNumber> numbers, String from, String detail) {
    jdbc.sql(
            """
            insert into overturn.audit_entry (at, who, what, case_number, from_where, detail)
            select ?, ?, ?, number, ?, ? from unnest(cast(? as text[])) number
            """)
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param(who)
        .param(what)
        .param(from == null ? Requests.from() : from)
        .param(cut(detail))
        .param(numbers.stream().map(CaseNumber::value).toArray(String[]::new))
        .update();
    markRecorded();
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

  /**
   * Once it is there to stay: what is shown after an act was undone is put on record by the net.
   */
  private static void markRecorded() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return; // the command that proves the chain: there is no request
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            Requests.markRecorded();
          }
        });
  }

  private static String cut(String detail) {
    return detail == null || detail.length() <= DETAIL_LENGTH
        ? detail
        : detail.substring(0, DETAIL_LENGTH);
  }
}
