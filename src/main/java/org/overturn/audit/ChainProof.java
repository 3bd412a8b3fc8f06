package org.overturn.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the chain of seals from its first to its last and says what does not fit. It writes
 * nothing, reads one state of the database however long it takes, and keeps in memory what it found
 * wrong only.
 *
 * <p>Whoever owns the database can write the whole chain anew, or cut off its end, so that it fits.
 * That shows by the heads that somebody kept elsewhere.
 */
public final class ChainProof {

  private static final int ROWS_AT_ONCE = 2_000;

  /** Later than a node seals what is committed, by far. */
  static final Duration LATE = Duration.ofHours(2);

  private static final String CHAIN =
      """
      select s.position, s.entry_id, s.sealed_at, s.hash, %s
      from overturn.audit_seal s left join overturn.audit_entry e on e.id = s.entry_id
      order by s.position
      """
          .formatted(RecordedAct.COLUMNS);

  private static final String UNSEALED =
      """
      select e.id, e.at from overturn.audit_entry e
      where not exists (select from overturn.audit_seal s where s.entry_id = e.id) order by e.id
      """;

  private final JdbcTemplate database;
  private final TransactionTemplate oneState;

  public ChainProof(DataSource database) {
    this.database = new JdbcTemplate(database);
    this.database.setFetchSize(ROWS_AT_ONCE);
    oneState = new TransactionTemplate(new DataSourceTransactionManager(database));
    oneState.setReadOnly(true);
    oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    oneState.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Proves the chain.
   *
   * @param kept heads that somebody kept; each has to stand in the chain
   */
  public Proof prove(List<Head> kept) {
    return oneState.execute(
        status -> {
          ChainWalk walk = new ChainWalk(kept);
          database.query(
              CHAIN,
              row -> {
                boolean isThere = row.getObject("id") != null;
                walk.seal(
                    row.getLong("position"),
                    row.getLong("entry_id"),
                    instant(row.getObject("sealed_at", OffsetDateTime.class)),
                    row.getString("hash"),
                    isThere ? RecordedAct.read(row) : null);
              });
          database.query(
              UNSEALED,
              row -> {
                walk.unsealed(row.getLong(1), instant(row.getObject(2, OffsetDateTime.class)));
              });
          return walk.end();
        });
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
