package org.overturn.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.overturn.practice.PracticeProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What of a case was given to others, as the stages have noted it: appeals and what belongs to
 * them, documents that a reviewer asked for, corrected requests, and what was told in a call. A
 * sending that failed is none.
 */
@Component
class Disclosures {

  private static final String SQL =
      """
      select case_number, at, day, recipient, place, what, how from (
        select s.case_number, s.sent_at as at, cast(null as date) as day,
               case when lower(s.purpose) = 'complaint' then '' else d.payer_name end as recipient,
               s.destination as place, s.purpose as what, s.method as how
          from overturn.appeal_sending s join overturn.denial d using (case_number)
         where s.state <> 'FAILED'
        union all
        select r.case_number, null, r.sent_on, d.payer_name, '',
               'Document asked for in the call: ' || r.what, r.method
          from overturn.requested_document r join overturn.denial d using (case_number)
         where r.sent_on is not null
        union all
        select r.case_number, null, r.resubmitted_on, d.payer_name, '', 'Corrected request', r.method
          from overturn.resubmission r join overturn.denial d using (case_number)
        union all
        select c.case_number, c.begun_at, null, d.payer_name, '', 'Told to the payer''s reviewer', 'call'
          from overturn.call_record c join overturn.denial d using (case_number)
         where c.completed_at is not null) given
       where case_number = any (:cases)
         and coalesce(day, cast(at at time zone :zone as date)) between :first and :last
       order by coalesce(day, cast(at at time zone :zone as date)), at nulls first, what
      """;

  /**
   * One of them.
   *
   * @param at when, or null where only the day was noted
   * @param day the day, or null where the time was noted
   * @param recipient who got it; empty where the place says so
   * @param place where to; empty where that was not noted
   */
  record Disclosure(
      String number,
      Instant at,
      LocalDate day,
      String recipient,
      String place,
      String what,
      String how) {}

  private final JdbcClient jdbc;
  private final PracticeProperties practice;

  Disclosures(JdbcClient jdbc, PracticeProperties practice) {
    this.jdbc = jdbc;
    this.practice = practice;
  }

  /** Of these cases and days, the practice's, oldest first. */
  List<Disclosure> of(List<String> cases, LocalDate first, LocalDate last) {
    return jdbc.sql(SQL)
        .param("cases", cases.toArray(String[]::new))
        .param("zone", practice.zone().getId())
        .param("first", first)
        .param("last", last)
        .query(
            (row, index) -> {
              OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
              return new Disclosure(
                  row.getString("case_number"),
                  at == null ? null : at.toInstant(),
                  row.getObject("day", LocalDate.class),
                  row.getString("recipient"),
                  row.getString("place"),
                  words(row.getString("what")),
                  words(row.getString("how")));
            })
        .list();
  }

  /** A code as words; what is words already stays. */
  private static String words(String text) {
    if (text == null) {
      return "";
    }
    return text.contains(" ") ? text : Act.words(text.toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
