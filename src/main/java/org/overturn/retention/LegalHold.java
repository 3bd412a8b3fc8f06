package org.overturn.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.overturn.denial.CaseNumber;

/**
 * Why a case must not be purged, whatever its age.
 *
 * @param why the matter, in the officer's words
 * @param releasedWhy null while it holds, as who released it and when
 */
public record LegalHold(
    long id,
    CaseNumber number,
    String why,
    String placedBy,
    Instant placedAt,
    String releasedWhy,
    String releasedBy,
    Instant releasedAt) {

  static LegalHold of(ResultSet row, int index) throws SQLException {
    OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
    return new LegalHold(
        row.getLong("id"),
        new CaseNumber(row.getString("case_number")),
        row.getString("why"),
        row.getString("placed_by"),
        row.getObject("placed_at", OffsetDateTime.class).toInstant(),
        row.getString("released_why"),
        row.getString("released_by"),
        released == null ? null : released.toInstant());
  }

  /** Says nothing: a matter may name a patient. */
  @Override
  public String toString() {
    return "LegalHold[" + number + "]";
  }
}
