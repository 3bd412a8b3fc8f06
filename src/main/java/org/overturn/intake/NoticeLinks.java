package org.overturn.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which notice concerns which case, and which answers of the payer a case has taken. */
@Component
class NoticeLinks {

  private final JdbcClient jdbc;

  NoticeLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Links a notice with a case, once.
   *
   * @param identity of the answer that the case took, or null when a person has to see to it
   */
  void add(UUID notice, CaseNumber number, String identity) {
    jdbc.sql(
            """
            insert into overturn.notice_case (notice_id, case_number, identity)
            values (?, ?, ?) on conflict do nothing
            """)
        .param(notice)
        .param(number.value())
        .param(identity)
        .update();
  }

  /** The cases of a notice and of its parts, in the order of their numbers. */
  List<CaseNumber> casesOf(UUID notice) {
    return jdbc
        .sql(
            """
            select distinct case_number from overturn.notice_case
            where notice_id = :id
              or notice_id in (select id from overturn.notice where part_of = :id)
            order by 1
            """)
        .param("id", notice)
        .query(String.class)
        .stream()
        .map(CaseNumber::new)
        .toList();
  }

  /** How many parts of a notice are in which state. */
  Map<NoticeState, Long> partsOf(UUID notice) {
    Map<NoticeState, Long> parts = new EnumMap<>(NoticeState.class);
    jdbc.sql("select state, count(*) from overturn.notice where part_of = ? group by state")
        .param(notice)
        .query((row, number) -> parts.put(NoticeState.valueOf(row.getString(1)), row.getLong(2)))
        .list();
    return parts;
  }

  /** The cases that took this answer before. */
  List<CaseNumber> casesThatTook(String identity) {
    return jdbc
        .sql("select distinct case_number from overturn.notice_case where identity = ?")
        .param(identity)
        .query(String.class)
        .stream()
        .map(CaseNumber::new)
        .toList();
  }

  /**
   * The cases of an earlier notice with the very same bytes that opened or decided them; none when
   * there is no such notice.
   */
  List<CaseNumber> casesOfTwin(Notice notice) {
    return jdbc
        .sql(
            """
            select distinct link.case_number
            from overturn.notice twin join overturn.notice_case link on link.notice_id = twin.id
            where twin.sha256 = ? and twin.content_type = ? and twin.id <> ?
              and twin.state in ('ACCEPTED', 'DECISION') and link.identity is not null
            order by 1
            """)
        .param(notice.checksum())
        .param(notice.contentType())
        .param(notice.id())
        .query(String.class)
        .stream()
        .map(CaseNumber::new)
        .toList();
  }

  /** True when the very same bytes arrived before, and a person sees or saw to them. */
  boolean hasTwinWithAPerson(Notice notice) {
    return jdbc.sql(
            """
            select exists (select 1 from overturn.notice
              where sha256 = ? and id <> ? and (state = 'NEEDS_A_PERSON' or seen_at is not null))
            """)
        .param(notice.checksum())
        .param(notice.id())
        .query(Boolean.class)
        .single();
  }

  /** How many of a notice and its parts wait for a person. */
  long waitingForAPerson(UUID whole) {
    return jdbc.sql(
            """
            select count(*) from overturn.notice
            where (id = :id or part_of = :id) and seen_at is null
              and state in ('NEEDS_A_PERSON', 'REJECTED')
            """)
        .param("id", whole)
        .query(Long.class)
        .single();
  }

  /** Everything that arrived on a case, oldest first. */
  List<Arrival> arrivalsOf(CaseNumber number) {
    return jdbc.sql(
            """
            select notice.id, received_at, channel, sender, sha256, state
            from overturn.notice_case link join overturn.notice notice on notice.id = link.notice_id
            where link.case_number = ? order by received_at
            """)
        .param(number.value())
        .query(Arrival::of)
        .list();
  }
}
