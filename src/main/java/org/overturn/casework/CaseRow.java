package org.overturn.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallTrack;
import org.overturn.denial.DenialKind;
import org.overturn.denial.Outcome;

/**
 * A line of the list: no patient stands in it.
 *
 * @param nextKind what the nearest open deadline is for; null when none is open
 * @param resolvedAt when it ended; null while it is open
 */
record CaseRow(
    String number,
    String payer,
    boolean payerRecognised,
    String service,
    String serviceDescription,
    boolean expedited,
    Pill kind,
    Pill callTrack,
    Pill appealTrack,
    Pill outcome,
    Instant resolvedAt,
    String nextKind,
    Instant nextDue,
    ZoneId nextZone) {

  static CaseRow read(ResultSet row, int index) throws SQLException {
    String kind = row.getString("kind");
    String outcome = row.getString("outcome");
    String zone = row.getString("next_zone");
    return new CaseRow(
        row.getString("case_number"),
        row.getString("payer_name"),
        row.getBoolean("payer_recognised"),
        row.getString("service_system") + " " + row.getString("service_code"),
        row.getString("service_description"),
        "EXPEDITED".equals(row.getString("urgency")),
        Words.kind(kind == null ? null : DenialKind.valueOf(kind)),
        Words.track(CallTrack.valueOf(row.getString("call_track"))),
        Words.track(AppealTrack.valueOf(row.getString("appeal_track"))),
        Words.outcome(outcome == null ? null : Outcome.valueOf(outcome)),
        instant(row, "resolved_at"),
        label(row.getString("next_kind")),
        instant(row, "next_due"),
        zone == null ? null : ZoneId.of(zone));
  }

  private static String label(String kind) {
    return kind == null ? null : DeadlineKind.valueOf(kind).label();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
