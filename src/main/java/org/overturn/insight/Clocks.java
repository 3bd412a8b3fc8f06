package org.overturn.insight;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.overturn.practice.PracticeProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the board: one page of it costs the same, however many clocks run. */
@Component
@Transactional(readOnly = true)
class Clocks {

  static final int PAGE_SIZE = 50;

  /** Counting goes no further: nobody reads a list of so many to its end. */
  static final int COUNTED = 20_000;

  private static final Duration LATELY = Duration.ofDays(1);
  private static final int LAPSES_SHOWN = 100;

  private final JdbcClient jdbc;
  private final ClockReading reading;
  private final PracticeProperties practice;
  private final Clock clock;

  Clocks(JdbcClient jdbc, ClockReading reading, PracticeProperties practice, Clock clock) {
    this.jdbc = jdbc;
    this.reading = reading;
    this.practice = practice;
    this.clock = clock;
  }

  /** The board as it is now. */
  Board board(BoardFilter filter) {
    return new Board(clocks(filter), tally(), total(filter), filter, lapses());
  }

  /** The payers that have an open case: id and name, by name. */
  Map<String, String> payers() {
    Map<String, String> payers = new TreeMap<>();
    jdbc.sql(ClockQueries.PAYERS)
        .query(
            row -> {
              payers.put(ClockReading.payer(row), row.getString("payer_id"));
            });
    return payers;
  }

  /** The practice's day, at whose end "today" means something else. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), practice.zone());
  }

  private List<OpenClock> clocks(BoardFilter filter) {
    return filtered(ClockQueries.page(filter), filter)
        .param("size", PAGE_SIZE)
        .param("skip", (filter.page() - 1) * PAGE_SIZE)
        .query(reading::clock)
        .list();
  }

  private long total(BoardFilter filter) {
    return filtered(ClockQueries.count(filter), filter)
        .param("counted", COUNTED)
        .query(Long.class)
        .single();
  }

  private Board.Tally tally() {
    Instant now = clock.instant();
    return jdbc.sql(ClockQueries.TALLY)
        .param("now", Timestamp.from(now))
        .param("closing", Timestamp.from(now.plusSeconds(Risk.CLOSING.belowSeconds())))
        .param("endOfToday", endOfToday())
        .query(reading::tally)
        .single();
  }

  /** What closed unused on a day of the practice, the latest first. */
  List<Lapse> lapsesOf(LocalDate day) {
    return lapses(startOf(day), startOf(day.plusDays(1)));
  }

  private List<Lapse> lapses() {
    Instant now = clock.instant();
    return lapses(now.minus(LATELY), now.plusSeconds(1));
  }

  private List<Lapse> lapses(Instant since, Instant until) {
    return jdbc.sql(ClockQueries.LAPSES)
        .param("since", Timestamp.from(since))
        .param("until", Timestamp.from(until))
        .param("size", LAPSES_SHOWN)
        .query(reading::lapse)
        .list();
  }

  private JdbcClient.StatementSpec filtered(String sql, BoardFilter filter) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    if (filter.whose() == BoardFilter.Whose.MINE) {
      statement = statement.param("user", filter.user());
    }
    if (!filter.payer().isEmpty()) {
      statement = statement.param("payer", filter.payer());
    }
    if (filter.kind() != null) {
      statement = statement.param("kind", filter.kind().name());
    }
    return filter.today() ? statement.param("endOfToday", endOfToday()) : statement;
  }

  private Timestamp endOfToday() {
    return Timestamp.from(startOf(today().plusDays(1)));
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(practice.zone()).toInstant();
  }
}
