package org.overturn.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the steps of each case happened from which its dates are counted. When a fact is corrected
 * the dates are counted again from the same instants, as if it had been right from the beginning.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CaseMoments {

  private final JdbcClient database;
  private final Clock clock;

  CaseMoments(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The step happens now; when it happened before, this time counts. */
  public Instant now(CaseNumber number, Moment moment) {
    Instant at = clock.instant();
    database
        .sql(
            """
            insert into overturn.case_moment (case_number, moment, happened_at) values (?, ?, ?)
            on conflict (case_number, moment) do update set happened_at = excluded.happened_at
            """)
        .params(number.value(), moment.name(), OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
    return at;
  }

  /** When the step happened last. */
  public Optional<Instant> at(CaseNumber number, Moment moment) {
    return database
        .sql("select happened_at from overturn.case_moment where case_number = ? and moment = ?")
        .params(number.value(), moment.name())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /**
   * When the step happened, where it did so after another one; else it belongs to a round before.
   */
  public Optional<Instant> since(CaseNumber number, Moment earlier, Moment moment) {
    Optional<Instant> from = at(number, earlier);
    return at(number, moment).filter(at -> from.isEmpty() || !at.isBefore(from.get()));
  }
}
