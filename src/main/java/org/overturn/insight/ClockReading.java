package org.overturn.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.overturn.casework.Times;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.LapseCause;
import org.overturn.denial.Payer;
import org.overturn.denial.RequestedService;
import org.springframework.stereotype.Component;

/** Puts what the database gives into the board's words. */
@Component
class ClockReading {

  private final Times times;
  private final Clock clock;

  ClockReading(Times times, Clock clock) {
    this.times = times;
    this.clock = clock;
  }

  OpenClock clock(ResultSet row, int index) throws SQLException {
    Instant due = instant(row, "due_at");
    ZoneId zone = ZoneId.of(row.getString("zone"));
    return new OpenClock(
        row.getString("id"),
        row.getString("case_number"),
        payer(row),
        service(row),
        "EXPEDITED".equals(row.getString("urgency")),
        kind(row),
        due,
        times.near(due),
        times.differs(due, zone) ? times.clock(due, zone) : "",
        times.left(due),
        Risk.of(due, clock.instant()),
        "ASSUMED".equals(row.getString("source")),
        row.getString("task"),
        row.getString("task_name"),
        row.getString("assignee"),
        who(row));
  }

  Board.Tally tally(ResultSet row, int index) throws SQLException {
    return new Board.Tally(
        row.getLong("open"), row.getLong("passed"), row.getLong("closing"), row.getLong("today"));
  }

  Lapse lapse(ResultSet row, int index) throws SQLException {
    return new Lapse(
        row.getString("case_number"),
        payer(row),
        service(row),
        kind(row),
        times.near(instant(row, "due_at")),
        cause(row.getString("cause"), row.getString("lapse_cause")));
  }

  private static String cause(String seen, String accounted) {
    String account =
        accounted == null ? "Not accounted for yet" : LapseCause.valueOf(accounted).label();
    return seen.replaceAll("\\.$", "") + ". " + account;
  }

  private static String who(ResultSet row) throws SQLException {
    String assignee = row.getString("assignee");
    if (assignee != null) {
      String name = row.getString("assignee_name");
      return name == null ? assignee : name;
    }
    String groups = row.getString("groups");
    return groups == null
        ? ""
        : Arrays.stream(groups.split(","))
            .map(
                group ->
                    group.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + group.substring(1))
            .collect(Collectors.joining(", "));
  }

  private static String service(ResultSet row) throws SQLException {
    return new RequestedService(
            row.getString("service_system"), row.getString("service_code"), null, null, null)
        .codedLabel();
  }

  static String payer(ResultSet row) throws SQLException {
    return Payer.listedName(row.getString("payer_name"), row.getBoolean("payer_recognised"));
  }

  private static String kind(ResultSet row) throws SQLException {
    return DeadlineKind.valueOf(row.getString("kind")).label();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
