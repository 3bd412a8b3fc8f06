package org.overturn.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.security.CasesOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose a case is. It is a physician's who ordered the service, for whom its call is or was
 * scheduled, who has one of its tasks or completed one, or who gave one back or broke the glass and
 * whose time is not over. A case whose ordering physician is none of the practice's is every
 * physician's.
 *
 * <p>The ordering physician is the one whose National Provider Identifier the denial names, else
 * the one physician of the practice who has each word of their name in the name that it prints.
 */
@Service
@Transactional(readOnly = true)
public class CaseAccess implements CasesOfPeople {

  /** Stands before a statement that has {@link #THEIRS} in it. */
  public static final String PHYSICIANS =
      """
      with physicians as materialized (
        select u.id_ as id,
               array_remove(regexp_split_to_array(
                 lower(concat_ws(' ', u.first_, u.last_)), '[^[:alpha:]]+'), '') as words
          from act_id_user u join act_id_membership m on m.user_id_ = u.id_
         where m.group_id_ = 'physicians')
      """;

  private static final String ORDERING =
      """
      coalesce(
        (select p.id from overturn.availability a join physicians p on p.id = a.user_id
          where a.npi = d.physician_npi),
        (select min(p.id) from physicians p
          where cardinality(p.words) > 1
            and p.words <@ regexp_split_to_array(lower(d.physician_name), '[^[:alpha:]]+')
         having count(*) = 1))
      """;

  /** True of a case {@code d} that is {@code :user}'s at {@code :now}. */
  public static final String THEIRS =
      """
      (exists (select 1 from overturn.case_access a
                where a.case_number = d.case_number and a.user_id = :user
                  and (a.until is null or a.until > :now))
       or exists (select 1 from overturn.peer_to_peer_call k
                   where k.case_number = d.case_number and k.physician = :user)
       or coalesce(%s, :user) = :user)
      """
          .formatted(ORDERING);

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseAccess(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public boolean isTheirs(CaseNumber number, String user) {
    return isTheirs(number, user, clock.instant());
  }

  /** Whether it will be theirs at an instant, as it is now. */
  boolean isTheirs(CaseNumber number, String user, Instant at) {
    return jdbc.sql(
            PHYSICIANS
                + " select coalesce((select "
                + THEIRS
                + " from overturn.denial d where d.case_number = :number), true)")
        .param("number", number.value())
        .param("user", user)
        .param("now", time(at))
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean isTheirs(UUID arrival, String user) {
    return jdbc.sql(
            PHYSICIANS
                + " select coalesce(bool_and("
                + THEIRS
                + """
                ), false)
                  from overturn.denial d
                 where d.notice_id = :arrival
                    or d.case_number in (select c.case_number from overturn.notice_case c
                                          where c.notice_id = :arrival)
                """)
        .param("arrival", arrival)
        .param("user", user)
        .param("now", time(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /** The user who ordered the service of a case; empty where that is none of the physicians. */
  Optional<String> ordering(CaseNumber number) {
    return jdbc.sql(
            PHYSICIANS
                + " select "
                + ORDERING
                + " from overturn.denial d where d.case_number = :number")
        .param("number", number.value())
        .query((row, index) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(found -> found);
  }

  /** Who broke the glass of a case, the last first. */
  List<GlassBroken> broken(CaseNumber number) {
    return jdbc.sql(
            """
            select user_id, since, until from overturn.case_access
             where case_number = ? and way = 'GLASS' order by since desc
            """)
        .param(number.value())
        .query((row, index) -> broken(row))
        .list();
  }

  /** The case is open to them from now on, without an end; false when it was before. */
  @Transactional
  public boolean letIn(CaseNumber number, String user) {
    return jdbc.sql(
                """
                insert into overturn.case_access (id, case_number, user_id, way, since)
                values (?, ?, ?, 'TASK', ?)
                on conflict (case_number, user_id) where way = 'TASK' do update
                  set until = null where case_access.until is not null
                """)
            .params(UUID.randomUUID(), number.value(), user, time(clock.instant()))
            .update()
        == 1;
  }

  /** What let them in by a task ends at an instant; false when it ended, or there was no such. */
  @Transactional
  boolean letOut(CaseNumber number, String user, Instant end) {
    return jdbc.sql(
                """
                update overturn.case_access set until = ?
                 where case_number = ? and user_id = ? and way = 'TASK' and until is null
                """)
            .params(time(end), number.value(), user)
            .update()
        == 1;
  }

  /** The case is open to them until an instant. */
  @Transactional
  void letIn(UUID id, CaseNumber number, String user, Instant until) {
    jdbc.sql(
            """
            insert into overturn.case_access (id, case_number, user_id, way, since, until)
            values (?, ?, ?, 'GLASS', ?, ?)
            """)
        .params(id, number.value(), user, time(clock.instant()), time(until))
        .update();
  }

  private static GlassBroken broken(ResultSet row) throws SQLException {
    return new GlassBroken(
        row.getString("user_id"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("until", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Somebody opened a case that is not theirs, from since until until. */
  record GlassBroken(String user, Instant since, Instant until) {}
}
