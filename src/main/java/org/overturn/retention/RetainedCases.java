package org.overturn.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closed cases by when they fall due. */
@Component
class RetainedCases {

  private static final String CASES =
      """
      select * from (
        select kept.*, d.payer_recognised,
               exists (select from public.act_ru_execution run
                        where run.business_key_ = kept.case_number) as running,
               exists (select from overturn.purge_left l
                        where l.case_number = kept.case_number) as left_before
          from overturn.case_retention kept
          join overturn.denial d on d.case_number = kept.case_number) as closed
      """;

  private static final String FREE = "not held and not held_by_another and not running";

  private final JdbcClient jdbc;

  RetainedCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What may be purged at this instant, the longest due first; after all others what could not be
   * purged the last time, so that it keeps nobody from the turn.
   */
  List<RetainedCase> due(Instant at, int limit, Set<CaseNumber> except) {
    return jdbc.sql(
            CASES
                + " where due_at <= :at and "
                + FREE
                + " and case_number <> all (:except)"
                + " order by left_before, due_at, case_number limit :limit")
        .param("at", time(at))
        .param("except", except.stream().map(CaseNumber::value).toArray(String[]::new))
        .param("limit", limit)
        .query(RetainedCase::of)
        .list();
  }

  /** What is due and stays all the same. */
  List<RetainedCase> keptBack(Instant at, int limit) {
    return list("due_at <= :at and not (" + FREE + ")", at, limit);
  }

  /** What falls due after this instant, the next first. */
  List<RetainedCase> upcoming(Instant at, int limit) {
    return list("due_at > :at", at, limit);
  }

  /** How many may be purged at this instant. */
  long dueCount(Instant at) {
    return jdbc.sql(
            "select count(*) from (" + CASES + " where due_at <= :at and " + FREE + ") as due")
        .param("at", time(at))
        .query(Long.class)
        .single();
  }

  private List<RetainedCase> list(String condition, Instant at, int limit) {
    return jdbc.sql(CASES + " where " + condition + " order by due_at, case_number limit :limit")
        .param("at", time(at))
        .param("limit", limit)
        .query(RetainedCase::of)
        .list();
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
