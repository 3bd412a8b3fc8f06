package org.overturn.availability;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows behind availability. */
@Repository
class AvailabilityRecords {

  private static final String WORKING = "working";
  private static final String CLINIC = "clinic";

  private final JdbcClient jdbc;

  AvailabilityRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<PersonAvailability> of(String userId) {
    return jdbc.sql("select * from overturn.availability where user_id = ?")
        .param(userId)
        .query((row, index) -> person(row))
        .optional()
        .map(this::withWeeks);
  }

  /** Whose National Provider Identifier this is. */
  Optional<String> withNpi(String npi) {
    return jdbc.sql("select user_id from overturn.availability where npi = ?")
        .param(npi)
        .query(String.class)
        .optional();
  }

  /**
   * Keeps what a person entered, where nobody else has done so since it was read.
   *
   * @return false when somebody has; then nothing is changed
   */
  boolean save(PersonAvailability person, String by, Instant at) {
    if (write(person, by, at) == 0) {
      return false;
    }
    jdbc.sql("delete from overturn.weekly_hours where user_id = ?").param(person.userId()).update();
    save(person.userId(), WORKING, person.working());
    save(person.userId(), CLINIC, person.clinic());
    return true;
  }

  /** Time off that ends after an instant, in the order in which it starts. */
  List<TimeOff> timeOff(String userId, Instant endsAfter) {
    return jdbc.sql(
            """
            select * from overturn.time_off where user_id = ? and ends_at > ?
            order by starts_at, ends_at
            """)
        .param(userId)
        .param(time(endsAfter))
        .query((row, index) -> timeOff(row))
        .list();
  }

  /** False when the same time off is there already. */
  boolean add(TimeOff off, Instant at) {
    return jdbc.sql(
                """
                insert into overturn.time_off
                  (id, user_id, starts_at, ends_at, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?) on conflict (user_id, starts_at, ends_at) do nothing
                """)
            .params(
                off.id(),
                off.userId(),
                time(off.from()),
                time(off.until()),
                off.enteredBy(),
                time(at))
            .update()
        == 1;
  }

  /** False when this person has no such time off. */
  boolean remove(String userId, UUID id) {
    return jdbc.sql("delete from overturn.time_off where id = ? and user_id = ?")
            .param(id)
            .param(userId)
            .update()
        == 1;
  }

  private int write(PersonAvailability person, String by, Instant at) {
    String calendar = person.calendar() == null ? null : person.calendar().toString();
    if (person.version() == 0) {
      return jdbc.sql(
              """
              insert into overturn.availability
                (user_id, specialty, npi, calendar_url, changed_by, changed_at, version)
              values (?, ?, ?, ?, ?, ?, 1) on conflict (user_id) do nothing
              """)
          .params(person.userId(), person.specialty(), person.npi(), calendar, by, time(at))
          .update();
    }
    return jdbc.sql(
            """
            update overturn.availability set specialty = ?, npi = ?, calendar_url = ?,
              changed_by = ?, changed_at = ?, version = version + 1
            where user_id = ? and version = ?
            """)
        .params(
            person.specialty(),
            person.npi(),
            calendar,
            by,
            time(at),
            person.userId(),
            person.version())
        .update();
  }

  private void save(String userId, String kind, Week week) {
    week.days()
        .forEach(
            (day, spans) ->
                spans.forEach(
                    hours ->
                        jdbc.sql(
                                """
                                insert into overturn.weekly_hours (user_id, kind, day, starts, ends)
                                values (?, ?, ?, ?, ?)
                                """)
                            .params(userId, kind, day.getValue(), hours.from(), hours.until())
                            .update()));
  }

  private static PersonAvailability person(ResultSet row) throws SQLException {
    String calendar = row.getString("calendar_url");
    return new PersonAvailability(
        row.getString("user_id"),
        row.getString("specialty"),
        row.getString("npi"),
        calendar == null ? null : URI.create(calendar),
        Week.EMPTY,
        Week.EMPTY,
        row.getLong("version"));
  }

  private PersonAvailability withWeeks(PersonAvailability person) {
    return new PersonAvailability(
        person.userId(),
        person.specialty(),
        person.npi(),
        person.calendar(),
        week(person.userId(), WORKING),
        week(person.userId(), CLINIC),
        person.version());
  }

  private Week week(String userId, String kind) {
    Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
    jdbc.sql(
            """
            select day, starts, ends from overturn.weekly_hours
            where user_id = ? and kind = ? order by day, starts
            """)
        .param(userId)
        .param(kind)
        .query(
            row -> {
              days.computeIfAbsent(DayOfWeek.of(row.getInt("day")), day -> new ArrayList<>())
                  .add(
                      new Hours(
                          row.getObject("starts", LocalTime.class),
                          row.getObject("ends", LocalTime.class)));
            });
    return new Week(days);
  }

  private static TimeOff timeOff(ResultSet row) throws SQLException {
    return new TimeOff(
        row.getObject("id", UUID.class),
        row.getString("user_id"),
        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        row.getString("entered_by"));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
