package org.overturn.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How much would be lost with the database's disk: the time since the state that a copy of it
 * holds. That is the newest backup on record (docs/backup.md); or the restore, as what it restored
 * is a backup itself, and those that were taken after it went with the database that is gone; or,
 * before the first of both, the day from which on backups are put on record.
 */
final class BackupMeters implements MeterBinder {

  private static final String AGE = "age";

  /** What a clock that ran ahead has dated into the future says nothing. */
  private static final String SQL =
      """
      select extract(epoch from cast(:now as timestamptz) - max(at))
        from (select taken_at as at from overturn.backup
              union all
              select restored_at from overturn.restoration
              union all
              select cast(installed_on as timestamptz) from overturn.flyway_schema_history
               where success and script like '%backups\\_on\\_record.sql') as kept
       where at <= cast(:now as timestamptz) + interval '1 hour'
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final boolean onRecord;
  private final Figures figures;

  BackupMeters(JdbcClient jdbc, Clock clock, OperationProperties properties, Scraping scraping) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.onRecord = properties.backupsOnRecord();
    this.figures = scraping.figures("backup", this::read);
  }

  private Map<String, Double> read() {
    Map<String, Double> found = new HashMap<>();
    jdbc.sql(SQL)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            row -> {
              double age = row.getDouble(1);
              if (!row.wasNull()) {
                found.put(AGE, Math.max(0, age));
              }
            });
    return found;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("overturn.backup.age", () -> onRecord ? figures.ofAny(AGE) : Double.NaN)
        .description(
            "Time since the state that the newest backup holds; not a number where"
                + " overturn.operation.backups-on-record is false")
        .baseUnit("seconds")
        .register(registry);
  }
}
