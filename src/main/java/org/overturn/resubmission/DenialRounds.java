package org.overturn.resubmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each denial of a case. The case itself knows the newest only: {@link Denial#deniedAgain} puts it
 * in the place of the one before, which is kept here first.
 */
@Component
class DenialRounds {

  private final JdbcClient jdbc;
  private final Clock clock;

  DenialRounds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps the denial as the case has it now, unless that is kept already. */
  void keep(int round, Denial denial) {
    DenialRound now = DenialRound.of(round, denial, clock.instant());
    if (newest(denial.number(), round).filter(now::saysTheSameAs).isEmpty()) {
      add(denial.number(), now);
    }
  }

  /** True when the case has another denial by now than the one kept for this round. */
  boolean isAnother(int round, Denial denial) {
    DenialRound now = DenialRound.of(round, denial, clock.instant());
    return newest(denial.number(), round).filter(now::saysTheSameAs).isEmpty();
  }

  /** What is known last of each round, the denial that opened the case first. */
  List<DenialRound> of(CaseNumber number) {
    TreeMap<Integer, DenialRound> byRound = new TreeMap<>();
    all(number).forEach(each -> byRound.put(each.round(), each));
    return List.copyOf(byRound.values());
  }

  private Optional<DenialRound> newest(CaseNumber number, int round) {
    return of(number).stream().filter(each -> each.round() == round).findFirst();
  }

  private List<DenialRound> all(CaseNumber number) {
    return jdbc.sql(
            """
            select round, determination_date, action_code, reason_codes, reason_text, policy_cited,
                   kept_at
              from overturn.denial_round where case_number = ? order by id
            """)
        .param(number.value())
        .query((row, index) -> round(row))
        .list();
  }

  private void add(CaseNumber number, DenialRound round) {
    jdbc.sql(
            """
            insert into overturn.denial_round
              (case_number, round, determination_date, action_code, reason_codes, reason_text,
               policy_cited, kept_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number.value())
        .param(round.round())
        .param(round.on())
        .param(round.reason().actionCode())
        .param(round.reason().codes())
        .param(round.reason().text())
        .param(round.reason().policyCited())
        .param(OffsetDateTime.ofInstant(round.keptAt(), ZoneOffset.UTC))
        .update();
  }

  private static DenialRound round(ResultSet row) throws SQLException {
    return new DenialRound(
        row.getInt("round"),
        row.getObject("determination_date", LocalDate.class),
        new DenialReason(
            row.getString("action_code"),
            row.getString("reason_codes"),
            row.getString("reason_text"),
            row.getString("policy_cited")),
        row.getObject("kept_at", OffsetDateTime.class).toInstant());
  }
}
