package org.overturn.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The restorings of the database from a backup. Until a supervisor has looked, mails are set aside
 * in place of going out: they may have gone out before, in the hours that the backup does not know.
 */
@Component
class Restorations {

  private final JdbcClient jdbc;

  Restorations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the backup was taken that nobody has looked at yet; the oldest of several. */
  Optional<Instant> unseen() {
    return jdbc.sql("select min(backup_taken_at) from overturn.restoration where seen_at is null")
        .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single()
        .map(OffsetDateTime::toInstant);
  }

  /** From now on mails go out by themselves again; false when they did already. */
  boolean seen(String user, Instant now) {
    return jdbc.sql(
                """
                update overturn.restoration set seen_by = ?, seen_at = ? where seen_at is null
                """)
            .param(user)
            .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .update()
        > 0;
  }
}
