package org.overturn.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A notice without its content: what arrived on a case, when, how and from whom. */
record Arrival(
    UUID notice, Instant at, Channel channel, String sender, String checksum, NoticeState state) {

  static Arrival of(ResultSet row, int number) throws SQLException {
    return new Arrival(
        row.getObject("id", UUID.class),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        Channel.of(row.getString("channel")),
        row.getString("sender"),
        row.getString("sha256"),
        NoticeState.valueOf(row.getString("state")));
  }
}
