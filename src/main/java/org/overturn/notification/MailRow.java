package org.overturn.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A mail as the page shows it: to whom, about what, and what became of it; not its text.
 *
 * @param putAt when it was wanted
 * @param at when it was last handed over, or accepted; null before the first try
 * @param problem why the last try failed, or null
 * @param resentBy who last had it sent again, or null
 * @param resentAt when something unconfirmed was sent again, which is done once; or null
 * @param seenBy who decided to leave it as it is, or null
 */
public record MailRow(
    long id,
    String recipient,
    String subject,
    MailState state,
    Instant putAt,
    Instant at,
    int tries,
    String problem,
    String resentBy,
    Instant resentAt,
    String seenBy) {

  static final String COLUMNS =
      """
      id, recipient, subject, state, put_at, coalesce(sent_at, sending_since) as at, tries,
      problem, resent_by, resent_at, seen_by
      """;

  static MailRow read(ResultSet row) throws SQLException {
    return new MailRow(
        row.getLong("id"),
        row.getString("recipient"),
        row.getString("subject"),
        MailState.valueOf(row.getString("state")),
        instant(row, "put_at"),
        instant(row, "at"),
        row.getInt("tries"),
        row.getString("problem"),
        row.getString("resent_by"),
        instant(row, "resent_at"),
        row.getString("seen_by"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** True for what a person decides about. */
  public boolean isToSeeTo() {
    return seenBy == null && (state == MailState.UNCONFIRMED || state == MailState.FAILED);
  }

  /** True while it may be sent again: what may have arrived once only. */
  public boolean isResendable() {
    return isToSeeTo() && (state == MailState.FAILED || resentAt == null);
  }

  public String stateWords() {
    return switch (state) {
      case WAITING -> tries == 0 ? "Waiting" : "Put off";
      case SENDING -> "Being sent";
      case SENT -> "Sent";
      case UNCONFIRMED -> "Unconfirmed";
      case FAILED -> "Not sent";
    };
  }

  /** The color that the page gives its state. */
  public String tone() {
    return switch (state) {
      case WAITING -> tries == 0 ? "quiet" : "warn";
      case SENDING -> "info";
      case SENT -> "good";
      case UNCONFIRMED -> "warn";
      case FAILED -> "bad";
    };
  }
}
