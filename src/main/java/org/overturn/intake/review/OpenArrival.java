package org.overturn.intake.review;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A notice that waits for a person.
 *
 * @param why what has to be judged; names no patient
 * @param cases the cases it concerns, by number
 */
record OpenArrival(
    UUID notice,
    Instant receivedAt,
    String channel,
    String sender,
    String why,
    List<String> cases) {

  static OpenArrival read(ResultSet row, int index) throws SQLException {
    Array cases = row.getArray("cases");
    return new OpenArrival(
        row.getObject("id", UUID.class),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("channel"),
        row.getString("sender"),
        row.getString("why"),
        Arrays.asList((String[]) cases.getArray()));
  }
}
