package org.overturn.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.overturn.access.CaseAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the list, nearest deadline first. Open cases come before ended ones; those without an open
 * deadline come after those with one.
 */
@Component
@Transactional(readOnly = true)
class CaseList {

  static final int PAGE_SIZE = 50;

  private static final String COUNT =
      """
      select (select count(*) from overturn.denial where outcome is null and :open)
           + (select count(*) from overturn.denial where outcome is not null and :closed)
      """;

  private static final String FOUND =
      """
      select %s, count(*) over () as total
        from overturn.denial d
        left join lateral (select c.kind, c.due_at, c.zone from overturn.case_deadline c
                            where c.case_number = d.case_number and c.state = 'OPEN'
                              and d.outcome is null
                            order by c.due_at limit 1) n on true
       where (d.outcome is null and :open or d.outcome is not null and :closed)
         and (lower(d.case_number) = :text
              or lower(d.payer_reference) like :prefix
              or lower(d.member_id) like :prefix
              or lower(d.patient_last_name) like :prefix
              or lower(d.patient_first_name || ' ' || d.patient_last_name) like :prefix
              or lower(d.patient_last_name || ', ' || d.patient_first_name) like :prefix
              or lower(d.payer_name) like :anywhere
              or lower(d.service_code) like :prefix
              or lower(d.service_system || ' ' || d.service_code) = :text)
         and %s
       order by d.outcome is not null, n.due_at nulls last, d.resolved_at desc nulls last,
                d.received_at desc, d.case_number
       limit :size offset :from
      """;

  private static final String SEARCH = FOUND.formatted(ListPart.COLUMNS, "true");

  private static final String SEARCH_THEIRS =
      CaseAccess.PHYSICIANS + FOUND.formatted(ListPart.COLUMNS, CaseAccess.THEIRS);

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseList(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One page of all cases of a status; pages count from 1.
   *
   * @param onlyOf whose cases the list holds; null for everybody's
   */
  CaseListPage page(CaseStatus status, int page, String onlyOf) {
    List<CaseRow> rows = new ArrayList<>();
    int skip = (page - 1) * PAGE_SIZE;
    for (ListPart part : ListPart.of(status)) {
      int wanted = PAGE_SIZE - rows.size();
      List<CaseRow> more = wanted == 0 ? List.of() : rows(part, skip, wanted, onlyOf);
      rows.addAll(more);
      skip = more.isEmpty() && skip > 0 && wanted > 0 ? skip - count(part, onlyOf) : 0;
    }
    long total =
        onlyOf == null
            ? status(jdbc.sql(COUNT), status).query(Long.class).single()
            : ListPart.of(status).stream().mapToLong(part -> count(part, onlyOf)).sum();
    return new CaseListPage(rows, total, page);
  }

  /**
   * One page of the cases in which the text is the number, or the start of the payer's reference,
   * the member id, the patient's name or the service code, or part of the payer's name.
   *
   * @param onlyOf among whose cases is searched; null for everybody's
   */
  CaseListPage search(String text, CaseStatus status, int page, String onlyOf) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    String escaped = wanted.replaceAll("([\\\\%_])", "\\\\$1");
    long[] total = new long[1];
    List<CaseRow> rows =
        status(theirs(jdbc.sql(onlyOf == null ? SEARCH : SEARCH_THEIRS), onlyOf), status)
            .param("text", wanted)
            .param("prefix", escaped + "%")
            .param("anywhere", "%" + escaped + "%")
            .param("size", PAGE_SIZE)
            .param("from", (page - 1) * PAGE_SIZE)
            .query(
                (row, index) -> {
                  total[0] = row.getLong("total");
                  return CaseRow.read(row, index);
                })
            .list();
    return new CaseListPage(rows, total[0], page);
  }

  private List<CaseRow> rows(ListPart part, int skip, int size, String onlyOf) {
    return theirs(jdbc.sql(onlyOf == null ? part.rows() : part.rowsOfTheirs()), onlyOf)
        .param("size", size)
        .param("skip", skip)
        .query(CaseRow::read)
        .list();
  }

  private int count(ListPart part, String onlyOf) {
    return theirs(jdbc.sql(onlyOf == null ? part.count() : part.countOfTheirs()), onlyOf)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec theirs(JdbcClient.StatementSpec statement, String onlyOf) {
    return onlyOf == null
        ? statement
        : statement
            .param("user", onlyOf)
            .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static JdbcClient.StatementSpec status(
      JdbcClient.StatementSpec statement, CaseStatus status) {
    return statement
        .param("open", status != CaseStatus.CLOSED)
        .param("closed", status != CaseStatus.OPEN);
  }
}
