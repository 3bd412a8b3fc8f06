package org.overturn.intake.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mappings of all sources. A change is a new version; the newest counts. */
@Component
class Mappings {

  /** A version of a mapping. */
  record Version(int version, String source, String savedBy, Instant savedAt) {}

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Audit audit;
  private final Clock clock;

  Mappings(JdbcClient jdbc, ObjectMapper json, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /** How a table with these columns is read; empty when nobody has said so yet. */
  Optional<Mapping> of(List<Column> columns) {
    return jdbc.sql(
            """
            select mapping from overturn.csv_mapping where signature = ?
            order by version desc limit 1
            """)
        .param(Mapping.signatureOf(columns))
        .query((row, index) -> read(row.getString(1)))
        .optional();
  }

  /** Every version for these columns, the newest first. */
  List<Version> history(List<Column> columns) {
    return jdbc.sql(
            """
            select version, source, saved_by, saved_at from overturn.csv_mapping
            where signature = ? order by version desc
            """)
        .param(Mapping.signatureOf(columns))
        .query(
            (row, index) ->
                new Version(
                    row.getInt(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant()))
        .list();
  }

  /**
   * Keeps a mapping as the newest version, and that the user did so, from there, for this notice
   * (both null for one that Overturn brings along).
   *
   * @throws org.springframework.dao.DuplicateKeyException when somebody else saved one meanwhile
   */
  @Transactional
  void save(Mapping mapping, String user, String from, UUID notice) {
    audit.record(user, "csv-mapping-saved", null, from, notice == null ? null : "notice " + notice);
    jdbc.sql(
            """
            insert into overturn.csv_mapping
              (id, signature, version, source, mapping, saved_by, saved_at)
            values (:id, :signature, (select coalesce(max(version), 0) + 1
                from overturn.csv_mapping where signature = :signature),
              :source, :mapping::jsonb, :user, :at)
            """)
        .param("id", UUID.randomUUID())
        .param("signature", mapping.signature())
        .param("source", mapping.source())
        .param("mapping", write(mapping))
        .param("user", user)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  private Mapping read(String text) {
    try {
      return json.readValue(text, Mapping.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A mapping of a table could not be read back");
    }
  }

  private String write(Mapping mapping) {
    try {
      return json.writeValueAsString(mapping);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A mapping of a table could not be kept");
    }
  }
}
