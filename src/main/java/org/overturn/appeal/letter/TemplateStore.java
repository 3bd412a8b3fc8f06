package org.overturn.appeal.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All versions of all templates. They are added and read; the database refuses anything else. */
@Component
class TemplateStore {

  private static final String KEPT =
      "select kind, version, origin, text, sha256, note, saved_by, saved_at"
          + " from overturn.letter_template ";

  private final JdbcClient jdbc;
  private final Clock clock;

  TemplateStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Holds back others that add a version of the same kind, until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(LetterKind kind) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 20))")
        .param("letter template " + kind.code())
        .query((row, index) -> 0)
        .single();
  }

  /** Adds the next version. */
  @Transactional(propagation = Propagation.MANDATORY)
  TemplateVersion add(
      LetterKind kind, TemplateVersion.Origin origin, String text, String note, String by) {
    int next = versions(kind).stream().mapToInt(TemplateVersion::number).max().orElse(0) + 1;
    TemplateVersion version =
        new TemplateVersion(kind, next, origin, text, Sha256.of(text), note, by, clock.instant());
    jdbc.sql(
            """
            insert into overturn.letter_template
              (kind, version, origin, text, sha256, note, saved_by, saved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            kind.code(),
            next,
            origin.name(),
            text,
            version.sha256(),
            note,
            by,
            OffsetDateTime.ofInstant(version.savedAt(), ZoneOffset.UTC))
        .update();
    return version;
  }

  /** Every version of one kind, the newest first. */
  @Transactional(readOnly = true)
  List<TemplateVersion> versions(LetterKind kind) {
    return jdbc.sql(KEPT + "where kind = ? order by version desc")
        .param(kind.code())
        .query(TemplateStore::version)
        .list();
  }

  /** The owner's newest, else the newest that came with the installation. */
  @Transactional(readOnly = true)
  Optional<TemplateVersion> inForce(LetterKind kind) {
    return jdbc.sql(KEPT + "where kind = ? order by origin = 'OWNER' desc, version desc limit 1")
        .param(kind.code())
        .query(TemplateStore::version)
        .optional();
  }

  private static TemplateVersion version(ResultSet row, int index) throws SQLException {
    return new TemplateVersion(
        LetterKind.of(row.getString("kind")),
        row.getInt("version"),
        TemplateVersion.Origin.valueOf(row.getString("origin")),
        row.getString("text"),
        row.getString("sha256"),
        row.getString("note"),
        row.getString("saved_by"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant());
  }
}
