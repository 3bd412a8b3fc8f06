package org.overturn.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.overturn.operation.Figures;
import org.overturn.operation.Scraping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many mails wait, and since when; what is sent and seen to is counted no more. */
@Component
class MailMeters implements MeterBinder {

  /** What is not done with; each is read along an index of its own. */
  private static final List<MailState> STATES =
      List.of(MailState.WAITING, MailState.SENDING, MailState.UNCONFIRMED, MailState.FAILED);

  private static final String OLDEST = "oldest";

  private static final String SQL =
      """
      select state, count(*) as mails,
             extract(epoch from cast(:now as timestamptz) - min(put_at)) as oldest
        from overturn.outgoing_mail
       where state in ('WAITING', 'SENDING')
          or state in ('UNCONFIRMED', 'FAILED') and seen_at is null
       group by state
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Figures figures;

  MailMeters(JdbcClient jdbc, Clock clock, Scraping scraping) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.figures = scraping.figures("mail", this::read);
  }

  Map<String, Double> read() {
    Map<String, Double> found = new HashMap<>();
    jdbc.sql(SQL)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            row -> {
              String state = row.getString("state");
              found.put(state, row.getDouble("mails"));
              if (MailState.WAITING.name().equals(state)) {
                found.put(OLDEST, Math.max(0, row.getDouble("oldest")));
              }
            });
    return found;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (MailState state : STATES) {
      Gauge.builder("overturn.mails", () -> figures.of(state.name()))
          .description("Mails that are not done with; unconfirmed and failed ones until seen to")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("overturn.mails.oldest.waiting", () -> figures.of(OLDEST))
        .description("Age of the mail that waits longest")
        .baseUnit("seconds")
        .register(registry);
  }
}
