package org.overturn.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An entry of the audit, all of it, as it is kept and sealed.
 *
 * @param id its number; numbers are given before transactions commit, so they are no order
 * @param at when, to the microsecond, as the database keeps it
 * @param who the user's id, or the system
 * @param what the act's code, such as {@code case-viewed}
 * @param caseNumber of which case, or null for an act on no single one
 * @param from the address it came from, or null
 * @param detail what the code does not say, or null; never a patient's data
 * @param why the reason that somebody gave, or null
 */
public record RecordedAct(
    long id,
    Instant at,
    String who,
    String what,
    String caseNumber,
    String from,
    String detail,
    String why) {

  /** What to select, of the table as {@code e}, for {@link #read}. */
  public static final String COLUMNS =
      "e.id, e.at, e.who, e.what, e.case_number, e.from_where, e.detail, e.why";

  public static RecordedAct read(ResultSet row) throws SQLException {
    return new RecordedAct(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("what"),
        row.getString("case_number"),
        row.getString("from_where"),
        row.getString("detail"),
        row.getString("why"));
  }
}
