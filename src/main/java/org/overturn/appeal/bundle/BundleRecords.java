package org.overturn.appeal.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.document.PdfBundle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The choices of exhibits, which change, and the sealed bundles, which do not. */
@Component
class BundleRecords {

  private static final String SEALED =
      """
      select id, level, version, letter_id, sha256, pages, sealed_by, sealed_at
        from overturn.appeal_bundle where case_number = ?
      """;

  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final TypeReference<List<Choice.Entry>> ENTRIES = new TypeReference<>() {};

  private final JdbcClient jdbc;

  BundleRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a piece stands in a sealed bundle, as it is kept beside it. */
  private record Kept(String key, String label, String title, int first, int pages, String sha256) {
    static Kept of(PdfBundle.Placed placed) {
      return new Kept(
          placed.key(),
          placed.label(),
          placed.title(),
          placed.first(),
          placed.pages(),
          placed.sha256());
    }
  }

  Choice choice(CaseNumber number, String level) {
    return jdbc.sql(
            """
            select revision, entries::text from overturn.bundle_choice
             where case_number = ? and level = ?
            """)
        .params(number.value(), level)
        .query((row, index) -> new Choice(row.getInt(1), entries(row.getString(2))))
        .optional()
        .orElse(Choice.NONE);
  }

  /** Keeps a choice; the case is locked, so that no other comes between. */
  void keep(CaseNumber number, String level, Choice choice, String by, Instant at) {
    jdbc.sql(
            """
            insert into overturn.bundle_choice
              (case_number, level, revision, entries, chosen_by, chosen_at)
            values (?, ?, ?, ?::jsonb, ?, ?)
            on conflict (case_number, level) do update set revision = excluded.revision,
              entries = excluded.entries, chosen_by = excluded.chosen_by,
              chosen_at = excluded.chosen_at
            """)
        .params(number.value(), level, choice.revision(), json(choice.entries()), by, utc(at))
        .update();
  }

  void seal(CaseNumber number, SealedBundle sealed, PdfBundle bundle) {
    jdbc.sql(
            """
            insert into overturn.appeal_bundle (id, case_number, level, version, letter_id, content,
              sha256, pages, contents, sealed_by, sealed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .params(
            sealed.id(),
            number.value(),
            sealed.level(),
            sealed.version(),
            sealed.letter(),
            bundle.bytes(),
            sealed.sha256(),
            sealed.pages(),
            json(bundle.placed().stream().map(Kept::of).toList()),
            sealed.sealedBy(),
            utc(sealed.sealedAt()))
        .update();
  }

  /** Of all levels, oldest first. */
  List<SealedBundle> of(CaseNumber number) {
    return jdbc.sql(SEALED + " order by place")
        .param(number.value())
        .query((row, index) -> sealed(row))
        .list();
  }

  Optional<byte[]> content(CaseNumber number, UUID id) {
    return jdbc.sql("select content from overturn.appeal_bundle where case_number = ? and id = ?")
        .params(number.value(), id)
        .query((row, index) -> row.getBytes(1))
        .optional();
  }

  private static SealedBundle sealed(ResultSet row) throws SQLException {
    return new SealedBundle(
        row.getObject("id", UUID.class),
        row.getString("level"),
        row.getInt("version"),
        row.getObject("letter_id", UUID.class),
        row.getString("sha256"),
        row.getInt("pages"),
        row.getString("sealed_by"),
        row.getObject("sealed_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static List<Choice.Entry> entries(String json) {
    try {
      return JSON.readValue(json, ENTRIES);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A choice of exhibits that was kept cannot be read");
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("What a bundle holds cannot be written");
    }
  }
}
