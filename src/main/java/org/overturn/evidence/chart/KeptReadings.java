package org.overturn.evidence.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.ChartReading.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last reading of each case in the database, its facts as one piece of JSON. */
@Component
class KeptReadings {

  /** A reading as it is kept, and whose chart it is. */
  record Kept(String patientKey, ChartReading reading) {}

  private static final TypeReference<List<ChartFact>> FACTS = new TypeReference<>() {};

  /** Rows outlive releases: what a later one no longer knows is passed over. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final JdbcClient jdbc;

  KeptReadings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Kept> of(CaseNumber number) {
    return jdbc.sql(
            """
            select patient_key, state, at, source, why, facts_at, facts
            from overturn.chart_reading where case_number = ?
            """)
        .param(number.value())
        .query((row, index) -> kept(row))
        .optional();
  }

  /** Keeps a reading with its facts in place of whatever is there. */
  void keep(CaseNumber number, String patientKey, ChartReading reading) {
    jdbc.sql(
            """
            insert into overturn.chart_reading
              (case_number, patient_key, state, at, source, why, facts_at, facts)
            values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
            on conflict (case_number) do update set
              patient_key = excluded.patient_key, state = excluded.state, at = excluded.at,
              source = excluded.source, why = excluded.why, facts_at = excluded.facts_at,
              facts = excluded.facts
            """)
        .param(number.value())
        .param(patientKey)
        .param(reading.state().name())
        .param(utc(reading.at()))
        .param(reading.source())
        .param(reading.why())
        .param(utc(reading.factsAt()))
        .param(json(reading.facts()))
        .update();
  }

  /** Keeps that a try failed; facts that were read of the same patient before stay. */
  void keepFailure(CaseNumber number, String patientKey, ChartReading reading) {
    jdbc.sql(
            """
            insert into overturn.chart_reading
              (case_number, patient_key, state, at, source, why, facts_at, facts)
            values (?, ?, ?, ?, ?, ?, null, '[]')
            on conflict (case_number) do update set
              state = excluded.state, at = excluded.at, source = excluded.source,
              why = excluded.why, patient_key = excluded.patient_key,
              facts_at = case when chart_reading.patient_key = excluded.patient_key
                then chart_reading.facts_at end,
              facts = case when chart_reading.patient_key = excluded.patient_key
                then chart_reading.facts else excluded.facts end
            """)
        .param(number.value())
        .param(patientKey)
        .param(reading.state().name())
        .param(utc(reading.at()))
        .param(reading.source())
        .param(reading.why())
        .update();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getString("patient_key"),
        new ChartReading(
            State.valueOf(row.getString("state")),
            instant(row, "at"),
            row.getString("source"),
            row.getString("why"),
            instant(row, "facts_at"),
            facts(row.getString("facts"))));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String json(List<ChartFact> facts) {
    try {
      return JSON.writeValueAsString(facts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The facts cannot be written"); // the cause quotes them
    }
  }

  private static List<ChartFact> facts(String json) {
    try {
      return JSON.readValue(json, FACTS);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The kept facts cannot be read"); // the cause quotes them
    }
  }
}
