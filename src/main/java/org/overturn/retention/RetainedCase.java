package org.overturn.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Payer;

/**
 * A closed case, and when it may go.
 *
 * @param closedAt when it closed, or when the payer's last word on it came
 * @param dueAt from when on it may be purged
 * @param rule which rule says so, in words
 * @param held whether it is under a legal hold
 * @param heldByAnother whether it shares an original with a case that is held
 * @param running whether a process of it still runs
 */
public record RetainedCase(
    CaseNumber number,
    String payer,
    Instant closedAt,
    Instant dueAt,
    String rule,
    boolean held,
    boolean heldByAnother,
    boolean running) {

  static RetainedCase of(ResultSet row, int index) throws SQLException {
    return new RetainedCase(
        new CaseNumber(row.getString("case_number")),
        Payer.listedName(row.getString("payer_name"), row.getBoolean("payer_recognised")),
        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getString("rule"),
        row.getBoolean("held"),
        row.getBoolean("held_by_another"),
        row.getBoolean("running"));
  }

  /** Why it stays although it is due, in words; empty when nothing keeps it. */
  public String keptBecause() {
    if (held) {
      return "Under a legal hold";
    }
    if (heldByAnother) {
      return "Shares an original with a case under a legal hold";
    }
    return running ? "A step of its process is still open" : "";
  }
}
