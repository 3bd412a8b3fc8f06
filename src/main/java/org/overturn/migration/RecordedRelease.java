package org.overturn.migration;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.overturn.Overturn;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps which version of Overturn runs on the database, so that a backup can tell which fits it.
 */
@Component
class RecordedRelease implements ApplicationRunner {

  private static final String FROM_SOURCES = "development";

  private final JdbcClient jdbc;
  private final Clock clock;

  RecordedRelease(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    String packaged = Overturn.class.getPackage().getImplementationVersion();
    jdbc.sql(
            """
            insert into overturn.release (version, started_at) values (:version, :now)
            on conflict (version) do update set started_at = excluded.started_at
            """)
        .param("version", packaged == null ? FROM_SOURCES : packaged)
        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }
}
