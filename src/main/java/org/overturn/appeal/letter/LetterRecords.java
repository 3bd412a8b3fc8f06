package org.overturn.appeal.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters and their revisions in the database, which refuses to change a sealed one. */
@Component
class LetterRecords {

  private static final String COLUMNS =
      """
      select id, case_number, kind, level, revision, content::text as content, drafted_at,
             superseded_by, signed_by, signed_name, certification, signed_at, text_sha256, sha256
        from overturn.letter
      """;

  private static final String REVISIONS =
      """
      select revision, what, sentence_key, words_before, words_after, changed_by, changed_at
        from overturn.letter_revision
      """;

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  LetterRecords(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** All of a case, oldest first. */
  List<KeptLetter> of(CaseNumber number) {
    return jdbc.sql(COLUMNS + " where case_number = ? order by place")
        .param(number.value())
        .query((row, index) -> letter(row))
        .list();
  }

  Optional<KeptLetter> find(CaseNumber number, UUID id) {
    return one(number, id, "");
  }

  /** For a change: two people at once change it one after the other. */
  Optional<KeptLetter> lock(CaseNumber number, UUID id) {
    return one(number, id, " for update");
  }

  private Optional<KeptLetter> one(CaseNumber number, UUID id, String how) {
    return jdbc.sql(COLUMNS + " where case_number = ? and id = ?" + how)
        .param(number.value())
        .param(id)
        .query((row, index) -> letter(row))
        .optional();
  }

  /** A new letter. */
  void begin(KeptLetter letter, UUID from) {
    jdbc.sql(
            """
            insert into overturn.letter
              (id, case_number, kind, level, revision, content, drafted_at, begun_from)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """)
        .param(letter.id())
        .param(letter.caseNumber())
        .param(letter.kind().code())
        .param(letter.level())
        .param(letter.revision())
        .param(written(letter.content()))
        .param(utc(letter.draftedAt()))
        .param(from)
        .update();
  }

  /** The letter's words after changes, of which there is at least one. */
  void change(UUID id, WorkingLetter content, List<Revision> revisions) {
    jdbc.sql("update overturn.letter set content = ?::jsonb, revision = ? where id = ?")
        .param(written(content))
        .param(revisions.get(revisions.size() - 1).number())
        .param(id)
        .update();
    revisions.forEach(each -> add(id, each));
  }

  void add(UUID id, Revision revision) {
    jdbc.sql(
            """
            insert into overturn.letter_revision
              (letter_id, revision, what, sentence_key, words_before, words_after, changed_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(id)
        .param(revision.number())
        .param(revision.what())
        .param(revision.key())
        .param(revision.before())
        .param(revision.after())
        .param(revision.by())
        .param(utc(revision.at()))
        .update();
  }

  void supersede(UUID id, UUID by) {
    jdbc.sql("update overturn.letter set superseded_by = ? where id = ?")
        .param(by)
        .param(id)
        .update();
  }

  void seal(UUID id, Signature signature, String textSha256, byte[] pdf, byte[] docx) {
    jdbc.sql(
            """
            update overturn.letter
               set signed_by = ?, signed_name = ?, certification = ?, signed_at = ?,
                   text_sha256 = ?, pdf = ?, sha256 = ?, docx = ?, docx_sha256 = ?
             where id = ?
            """)
        .param(signature.by())
        .param(signature.name())
        .param(signature.certification())
        .param(utc(signature.at()))
        .param(textSha256)
        .param(pdf)
        .param(Sha256.of(pdf))
        .param(docx)
        .param(Sha256.of(docx))
        .param(id)
        .update();
  }

  /** A sealed document; empty for a letter from before documents were kept. */
  Optional<byte[]> document(UUID id, boolean pdf) {
    return jdbc.sql("select " + (pdf ? "pdf" : "docx") + " from overturn.letter where id = ?")
        .param(id)
        .query((row, index) -> Optional.ofNullable(row.getBytes(1)))
        .optional()
        .flatMap(bytes -> bytes);
  }

  /** Oldest first. */
  List<Revision> revisions(UUID id) {
    return jdbc.sql(REVISIONS + " where letter_id = ? order by revision")
        .param(id)
        .query((row, index) -> revision(row))
        .list();
  }

  private static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        row.getInt("revision"),
        row.getString("what"),
        row.getString("sentence_key"),
        row.getString("words_before"),
        row.getString("words_after"),
        row.getString("changed_by"),
        at(row, "changed_at"));
  }

  Revision lastRevision(UUID id) {
    return jdbc.sql(REVISIONS + " where letter_id = ? order by revision desc limit 1")
        .param(id)
        .query((row, index) -> revision(row))
        .single();
  }

  private KeptLetter letter(ResultSet row) throws SQLException {
    Instant signedAt = at(row, "signed_at");
    return new KeptLetter(
        row.getObject("id", UUID.class),
        row.getString("case_number"),
        LetterKind.of(row.getString("kind")),
        row.getString("level"),
        row.getInt("revision"),
        read(row.getString("content")),
        at(row, "drafted_at"),
        row.getObject("superseded_by", UUID.class),
        signedAt == null
            ? null
            : new Signature(
                row.getString("signed_by"),
                row.getString("signed_name"),
                row.getString("certification"),
                signedAt),
        row.getString("text_sha256"),
        row.getString("sha256"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private String written(WorkingLetter letter) {
    try {
      return json.writeValueAsString(letter);
    } catch (JsonProcessingException impossible) {
      // its own words could quote the letter
      throw new IllegalStateException("A letter cannot be kept");
    }
  }

  private WorkingLetter read(String content) {
    try {
      return json.readValue(content, WorkingLetter.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("A letter that was kept cannot be read");
    }
  }
}
