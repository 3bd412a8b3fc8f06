package org.overturn.evidence.policy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which version each case is argued by, and was before. */
@Component
class ChosenPolicies {

  private final JdbcClient jdbc;
  private final Clock clock;

  ChosenPolicies(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(CaseNumber number, UUID policy, String because, String by) {
    jdbc.sql(
            """
            insert into overturn.case_policy (case_number, policy_id, because, chosen_by, chosen_at)
            values (?, ?, ?, ?, ?)
            """)
        .param(number.value())
        .param(policy)
        .param(because)
        .param(by)
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  Optional<ChosenPolicy> of(CaseNumber number) {
    return history(number).stream().findFirst();
  }

  /** The newest first. */
  List<ChosenPolicy> history(CaseNumber number) {
    return jdbc.sql(
            """
            select policy_id, because, chosen_by, chosen_at from overturn.case_policy
            where case_number = ? order by id desc
            """)
        .param(number.value())
        .query(
            (row, index) ->
                new ChosenPolicy(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant()))
        .list();
  }
}
