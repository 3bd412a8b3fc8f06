package org.overturn.retention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.overturn.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules in force: those that came with Overturn, and over them those that compliance officers
 * saved. A version never changes; the newest counts.
 */
@Service
public class RetentionRules {

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  RetentionRules(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** Every rule that counts, the general one first. */
  @Transactional(readOnly = true)
  public List<RetentionRule> inForce() {
    return jdbc.sql(
            """
            select * from overturn.retention_rule_in_force
            order by state <> '*', state, line_of_business <> '*', line_of_business
            """)
        .query(
            (row, index) ->
                new RetentionRule(
                    row.getString("state"),
                    row.getString("line_of_business"),
                    row.getInt("keep_years"),
                    row.getInt("majority_age"),
                    row.getInt("years_after"),
                    row.getString("source"),
                    row.getString("saved_by")))
        .list();
  }

  /** Saves a rule; it counts at once, for cases that closed before as well. */
  @Transactional
  public void save(RetentionRule rule, String from) {
    insert(rule, rule.keepYears());
    audit.record(
        rule.savedBy(),
        "retention-rule-saved",
        null,
        from,
        "%s, %s: %d years, minors %d years after %d"
            .formatted(
                rule.state(),
                rule.lineOfBusiness(),
                rule.keepYears(),
                rule.yearsAfter(),
                rule.majorityAge()));
  }

  /** Takes a rule out of force; what fits a case besides it goes on counting. */
  @Transactional
  public void withdraw(RetentionRule rule, String who, String from) {
    RetentionRule withdrawn =
        new RetentionRule(
            rule.state(), rule.lineOfBusiness(), 0, rule.majorityAge(), rule.yearsAfter(), "", who);
    insert(withdrawn, null);
    audit.record(
        who, "retention-rule-withdrawn", null, from, rule.state() + ", " + rule.lineOfBusiness());
  }

  private void insert(RetentionRule rule, Integer keepYears) {
    jdbc.sql(
            """
            insert into overturn.retention_rule (state, line_of_business, keep_years, majority_age,
              years_after, source, saved_by, saved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(rule.state())
        .param(rule.lineOfBusiness())
        .param(keepYears)
        .param(rule.majorityAge())
        .param(rule.yearsAfter())
        .param(rule.source())
        .param(rule.savedBy())
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }
}
