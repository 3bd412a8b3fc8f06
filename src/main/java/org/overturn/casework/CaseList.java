package org.overturn.casework;

import java.util.List;
import java.util.Locale;
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

  private static final String COLUMNS =
      """
      d.case_number, d.payer_name, d.payer_recognised, d.service_system, d.service_code,
      d.service_description, d.urgency, d.kind, d.call_track, d.appeal_track, d.outcome,
      d.resolved_at, d.received_at
      """;

  /**
   * Three parts, each read along an index and only as far as the page reaches: sorting all cases by
   * a deadline looked up for each took 40 ms with 10,000 cases, this takes one.
   */
  private static final String PAGE =
      """
      (select %1$s, n.kind as next_kind, n.due_at as next_due, n.zone as next_zone, 1 as part
         from overturn.case_deadline n
         join overturn.denial d on d.case_number = n.case_number
        where n.state = 'OPEN' and d.outcome is null and :open
          and not exists (select 1 from overturn.case_deadline e
                           where e.case_number = n.case_number and e.state = 'OPEN'
                             and (e.due_at, e.id) < (n.due_at, n.id))
        order by n.due_at, n.id limit :reach)
      union all
      (select %1$s, null, null, null, 2
         from overturn.denial d
        where d.outcome is null and :open
          and not exists (select 1 from overturn.case_deadline e
                           where e.case_number = d.case_number and e.state = 'OPEN')
        order by d.received_at desc limit :reach)
      union all
      (select %1$s, null, null, null, 3
         from overturn.denial d
        where d.outcome is not null and :closed
        order by d.resolved_at desc limit :reach)
      order by part, next_due, resolved_at desc, received_at desc, case_number
      limit :size offset :from
      """
          .formatted(COLUMNS);

  private static final String COUNT =
      """
      select (select count(*) from overturn.denial where outcome is null and :open)
           + (select count(*) from overturn.denial where outcome is not null and :closed)
      """;

  private static final String SEARCH =
      """
      select %s, n.kind as next_kind, n.due_at as next_due, n.zone as next_zone,
             count(*) over () as total
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
       order by d.outcome is not null, n.due_at nulls last, d.resolved_at desc nulls last,
                d.received_at desc, d.case_number
       limit :size offset :from
      """
          .formatted(COLUMNS);

  private final JdbcClient jdbc;

  CaseList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One page of all cases of a status; pages count from 1. */
  CaseListPage page(CaseStatus status, int page) {
    List<CaseRow> rows =
        status(jdbc.sql(PAGE), status)
            .param("reach", page * PAGE_SIZE)
            .param("size", PAGE_SIZE)
            .param("from", (page - 1) * PAGE_SIZE)
            .query(CaseRow::read)
            .list();
    long total = status(jdbc.sql(COUNT), status).query(Long.class).single();
    return new CaseListPage(rows, total, page);
  }

  /**
   * One page of the cases in which the text is the number, or the start of the payer's reference,
   * the member id, the patient's name or the service code, or part of the payer's name.
   */
  CaseListPage search(String text, CaseStatus status, int page) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    String escaped = wanted.replaceAll("([\\\\%_])", "\\\\$1");
    long[] total = new long[1];
    List<CaseRow> rows =
        status(jdbc.sql(SEARCH), status)
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

  private static JdbcClient.StatementSpec status(
      JdbcClient.StatementSpec statement, CaseStatus status) {
    return statement
        .param("open", status != CaseStatus.CLOSED)
        .param("closed", status != CaseStatus.OPEN);
  }
}
