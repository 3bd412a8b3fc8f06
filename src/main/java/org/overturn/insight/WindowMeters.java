package org.overturn.insight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.operation.Figures;
import org.overturn.operation.Scraping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The windows board in figures: what runs, what closes next, what was used and what lapsed. */
@Component
class WindowMeters implements MeterBinder {

  private static final Duration LATELY = Duration.ofDays(1);
  private static final String NEXT = "next ";
  private static final String UNATTENDED = "unattended";

  /** How a clock that runs no more ended; a window that was met was used. */
  private static final List<DeadlineState> ENDS =
      List.of(DeadlineState.MET, DeadlineState.LAPSED, DeadlineState.CANCELLED);

  private static final String OPEN =
      """
      select c.kind, %s as risk, count(*) as clocks,
             extract(epoch from min(c.due_at) - cast(:now as timestamptz)) as next
        from overturn.case_deadline c
        join overturn.denial d on d.case_number = c.case_number
       where c.state = 'OPEN' and d.outcome is null
       group by 1, 2
      """
          .formatted(riskSql());

  private static final String ENDED =
      """
      select kind, state, count(*) as clocks
        from overturn.case_deadline
       where settled_at >= :since and state <> 'OPEN'
       group by kind, state
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Figures figures;

  WindowMeters(JdbcClient jdbc, Clock clock, Scraping scraping) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.figures = scraping.figures("window", this::read);
  }

  Map<String, Double> read() {
    Instant now = clock.instant();
    Map<String, Double> found = new HashMap<>();
    jdbc.sql(OPEN)
        .param("now", Timestamp.from(now))
        .query(
            row -> {
              DeadlineKind kind = DeadlineKind.valueOf(row.getString("kind"));
              Risk risk = Risk.valueOf(row.getString("risk"));
              found.put(open(kind, risk), row.getDouble("clocks"));
              if (risk != Risk.PASSED) {
                found.merge(NEXT + kind, row.getDouble("next"), Math::min);
              }
            });
    jdbc.sql(ENDED)
        .param("since", Timestamp.from(now.minus(LATELY)))
        .query(
            row -> {
              found.put(row.getString("kind") + row.getString("state"), row.getDouble("clocks"));
            });
    found.put(
        UNATTENDED,
        jdbc.sql(ClockQueries.UNATTENDED)
            .param("now", Timestamp.from(now))
            .param("closing", Timestamp.from(now.plusSeconds(Risk.CLOSING.belowSeconds())))
            .query(Double.class)
            .single());
    return found;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (DeadlineKind kind : DeadlineKind.values()) {
      for (Risk risk : Risk.values()) {
        Gauge.builder("overturn.windows.open", () -> figures.of(open(kind, risk)))
            .description("Clocks that run, by the time left")
            .tag("kind", code(kind))
            .tag("left", risk.css())
            .register(registry);
      }
      for (DeadlineState end : ENDS) {
        Gauge.builder("overturn.windows.ended", () -> figures.of(kind.name() + end.name()))
            .description("Clocks that ended in the last day: met, lapsed unused, or cancelled")
            .tag("kind", code(kind))
            .tag("how", code(end))
            .register(registry);
      }
      Gauge.builder("overturn.windows.next.closing", () -> figures.ofAny(NEXT + kind))
          .description("Time to the next closing; not a number while nothing runs")
          .baseUnit("seconds")
          .tag("kind", code(kind))
          .register(registry);
    }
    Gauge.builder("overturn.windows.unattended", () -> figures.of(UNATTENDED))
        .description("Windows of the practice that close within four hours and nobody has taken")
        .register(registry);
  }

  private static String open(DeadlineKind kind, Risk risk) {
    return kind + " " + risk;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The limits of the board, in SQL. */
  private static String riskSql() {
    StringBuilder sql = new StringBuilder("case when c.due_at <= :now then 'PASSED'");
    for (Risk risk : Risk.values()) {
      if (risk.belowSeconds() > 0) {
        sql.append(
            " when c.due_at < cast(:now as timestamptz) + interval '%d seconds' then '%s'"
                .formatted(risk.belowSeconds(), risk.name()));
      }
    }
    return sql.append(" else 'LATER' end").toString();
  }
}
