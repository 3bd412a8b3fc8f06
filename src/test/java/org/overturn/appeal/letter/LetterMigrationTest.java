package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Sha256;
import org.overturn.evidence.Source;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters that were one text become letters of sentences, and none is lost. */
class LetterMigrationTest {

  private static final String WORDS =
      "To: Molina\nFrom: Lakeside\n\nWe appeal the \"determination\".\n\n\nThank you.";

  @Test
  void aDraftAndASignedLetterAreKeptWordForWord() throws Exception {
    try (EmbeddedPostgres postgres = TestDatabase.server().start()) {
      DataSource database = postgres.getPostgresDatabase();
      migrate(database, "20");
      JdbcClient jdbc = JdbcClient.create(database);
      insert(jdbc, "D-2026-000001", null);
      insert(jdbc, "D-2026-000002", "physician");

      migrate(database, "21");

      LetterRecords records =
          new LetterRecords(jdbc, JsonMapper.builder().findAndAddModules().build());
      KeptLetter draft = only(records, "D-2026-000001");
      assertThat(draft.isOpen()).isTrue();
      assertThat(draft.kind()).isEqualTo(LetterKind.INTERNAL_APPEAL);
      assertThat(draft.content().sentences().map(WorkingSentence::text))
          .containsExactly(
              "To: Molina", "From: Lakeside", "We appeal the \"determination\".", "Thank you.");
      assertThat(draft.content().paragraphs())
          .extracting(WorkingParagraph::style)
          .containsExactly(Paragraph.Style.LINES, Paragraph.Style.TEXT, Paragraph.Style.TEXT);
      assertThat(draft.content().sentences())
          .allMatch(each -> each.stands().equals(List.of(Source.of(SourceChoices.BEFORE))))
          .allMatch(WorkingSentence::isByHand);

      KeptLetter signed = only(records, "D-2026-000002");
      assertThat(signed.signature())
          .isEqualTo(
              new Signature(
                  "physician", "Pat Ordering, MD", "", Instant.parse("2026-11-18T15:00:00Z")));
      assertThat(signed.sha256()).isEqualTo(Sha256.of(WORDS));
      assertThat(records.document(signed.id(), true)).as("drawn from its words").isEmpty();
      assertThat(
              jdbc.sql("select letter_id from overturn.appeal where case_number = ?")
                  .param("D-2026-000002")
                  .query(java.util.UUID.class)
                  .single())
          .isEqualTo(signed.id());
    }
  }

  private static KeptLetter only(LetterRecords records, String number) {
    List<KeptLetter> letters = records.of(new CaseNumber(number));
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static void insert(JdbcClient jdbc, String number, String signedBy) {
    boolean signed = signedBy != null;
    jdbc.sql(
            """
            insert into overturn.appeal (id, case_number, level, right_name, draft, letter,
              physician_credentials, expedited, signed_by, signed_at, letter_sha256, version)
            values (gen_random_uuid(), ?, 'internal-1', 'Internal appeal', ?, ?, ?, false, ?,
              cast(? as timestamptz), ?, 0)
            """)
        .params(
            number,
            signed ? "The draft of it" : WORDS,
            signed ? WORDS : null,
            signed ? "Pat Ordering, MD" : null,
            signedBy,
            signed ? "2026-11-18T15:00:00Z" : null,
            signed ? Sha256.of(WORDS) : null)
        .update();
  }

  private static void migrate(DataSource database, String version) {
    Flyway.configure()
        .dataSource(database)
        .schemas("overturn")
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }
}
