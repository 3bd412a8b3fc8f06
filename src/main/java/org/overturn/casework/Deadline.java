package org.overturn.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A deadline of a case as the pages read it. */
record Deadline(
    String kind,
    Instant dueAt,
    ZoneId zone,
    String source,
    String explanation,
    String state,
    String cause) {

  boolean isOpen() {
    return "OPEN".equals(state);
  }

  boolean isAssumed() {
    return "ASSUMED".equals(source);
  }

  static Deadline read(ResultSet row, int index) throws SQLException {
    return new Deadline(
        row.getString("kind"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        ZoneId.of(row.getString("zone")),
        row.getString("source"),
        row.getString("explanation"),
        row.getString("state"),
        row.getString("cause"));
  }
}
