package org.overturn.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.overturn.operation.Figures;
import org.overturn.operation.Scraping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What arrived in the last day and what became of it, and what is not settled yet. */
@Component
class IntakeMeters implements MeterBinder {

  private static final Duration LATELY = Duration.ofDays(1);
  private static final String WAITING = "waiting";
  private static final String FOR_A_PERSON = "for a person";
  private static final String OLDEST = " oldest";

  private static final String ARRIVED =
      """
      select channel, state, count(*) as notices from overturn.notice
       where received_at >= :since and part_of is null
       group by channel, state
      """;

  /** A person sees to what was refused where nobody was told of it, too: in folder and mailbox. */
  private static final String UNSETTLED =
      """
      select case state when 'RECEIVED' then 'waiting' else 'for a person' end as what,
             count(*) as notices,
             extract(epoch from cast(:now as timestamptz) - min(received_at)) as oldest
        from overturn.notice
       where state = 'RECEIVED'
          or seen_at is null
             and (state = 'NEEDS_A_PERSON'
                  or state = 'REJECTED'
                     and (part_of is not null or channel not in ('api', 'tasklist')))
       group by 1
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Figures figures;

  IntakeMeters(JdbcClient jdbc, Clock clock, Scraping scraping) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.figures = scraping.figures("intake", this::read);
  }

  Map<String, Double> read() {
    Instant now = clock.instant();
    Map<String, Double> found = new HashMap<>();
    jdbc.sql(ARRIVED)
        .param("since", Timestamp.from(now.minus(LATELY)))
        .query(
            row -> {
              NoticeState state = NoticeState.valueOf(row.getString("state"));
              found.put(row.getString("channel") + state.code(), row.getDouble("notices"));
            });
    jdbc.sql(UNSETTLED)
        .param("now", Timestamp.from(now))
        .query(
            row -> {
              String what = row.getString("what");
              found.put(what, row.getDouble("notices"));
              found.put(what + OLDEST, Math.max(0, row.getDouble("oldest")));
            });
    return found;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Channel channel : Channel.values()) {
      for (NoticeState state : NoticeState.values()) {
        Gauge.builder("overturn.intake", () -> figures.of(channel.code() + state.code()))
            .description("Notices of the last day, by the way they came and what became of them")
            .tag("channel", channel.code())
            .tag("state", state.code())
            .register(registry);
      }
    }
    unsettled(registry, "overturn.intake.waiting", WAITING, "Notices that are kept, not settled");
    unsettled(
        registry, "overturn.intake.for.a.person", FOR_A_PERSON, "Notices that wait for a person");
  }

  private void unsettled(MeterRegistry registry, String name, String what, String words) {
    Gauge.builder(name, () -> figures.of(what)).description(words).register(registry);
    Gauge.builder(name + ".oldest", () -> figures.of(what + OLDEST))
        .description(words + ": age of the oldest")
        .baseUnit("seconds")
        .register(registry);
  }
}
