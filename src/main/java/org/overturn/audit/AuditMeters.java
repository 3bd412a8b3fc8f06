package org.overturn.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.overturn.operation.Figures;
import org.overturn.operation.Scraping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far sealing is behind. Until an entry is sealed, nobody could prove that it was changed. */
@Component
class AuditMeters implements MeterBinder {

  private static final String WAITING = "waiting";
  private static final String OLDEST = "oldest";

  /**
   * Along two indexes: what came after the newest sealed entry, and of that as much as matters.
   * Asked for the oldest without a limit, the database takes a third of all entries for unsealed
   * and looks for it along their time, or with several workers.
   */
  private static final String SQL =
      """
      select count(*) as waiting, extract(epoch from cast(:now as timestamptz) - min(at)) as oldest
        from (select at from overturn.audit_entry
               where id > (select coalesce(max(entry_id), 0) from overturn.audit_seal)
               order by id limit 100000) as unsealed
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Figures figures;

  AuditMeters(JdbcClient jdbc, Clock clock, Scraping scraping) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.figures = scraping.figures("audit", this::read);
  }

  private Map<String, Double> read() {
    return jdbc.sql(SQL)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, index) ->
                Map.of(
                    WAITING,
                    row.getDouble("waiting"),
                    OLDEST,
                    Math.max(0, row.getDouble("oldest"))))
        .single();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("overturn.audit.unsealed", () -> figures.of(WAITING))
        .description("Entries of the audit that are not sealed")
        .register(registry);
    Gauge.builder("overturn.audit.unsealed.oldest", () -> figures.of(OLDEST))
        .description("Age of the oldest entry of the audit that is not sealed")
        .baseUnit("seconds")
        .register(registry);
  }
}
