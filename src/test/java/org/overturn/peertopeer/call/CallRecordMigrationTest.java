package org.overturn.peertopeer.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.overturn.peertopeer.CallOutcome;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that stood in the scheduled call become records of their own, and none is lost. */
class CallRecordMigrationTest {

  @Test
  void aRecordIsKeptWordForWordAndACallThatIsAheadHasNone() throws Exception {
    try (EmbeddedPostgres postgres = TestDatabase.server().start()) {
      DataSource database = postgres.getPostgresDatabase();
      migrate(database, "18");
      JdbcClient jdbc = JdbcClient.create(database);
      insert(jdbc, 1, "'MORE_INFORMATION_REQUESTED'", "'physician'");
      insert(jdbc, 2, "null", "null");

      migrate(database, "19");

      Map<String, Object> row = jdbc.sql("select * from overturn.call_record").query().singleRow();
      Notes notes =
          new Notes(
              JsonMapper.builder()
                  .build()
                  .readValue(String.valueOf(row.get("notes")), new TypeReference<>() {}));
      assertThat(row)
          .containsEntry("attempt", 1)
          .containsEntry("completed_by", "physician")
          .containsEntry("outcome", "MORE_INFORMATION_REQUESTED");
      assertThat(notes.outcome()).contains(CallOutcome.MORE_INFORMATION_REQUESTED);
      assertThat(notes.text(NoteField.REVIEWER_NAME)).isEqualTo("Dr. \"R\" Viewer");
      assertThat(notes.instant(NoteField.STARTED_AT))
          .isEqualTo(Instant.parse("2026-11-19T18:00:00Z"));
      assertThat(notes.claims()).extracting(Notes.Claim::text).containsExactly("One\nTwo");
      assertThat(notes.documents())
          .containsExactly(
              new Notes.AskedDocument("record", "Notes", LocalDate.parse("2026-11-24")));
    }
  }

  private static void insert(JdbcClient jdbc, int attempt, String outcome, String by) {
    jdbc.sql(
            """
            insert into overturn.peer_to_peer_call (id, case_number, attempt, starts_at, ends_at,
              physician, dial_in, scheduled_by, holds_slot, outcome, reviewer_name, started_at,
              ended_at, reviewer_statements, documents_requested, documents_due, recorded_by,
              recorded_at, version)
            values (gen_random_uuid(), 'D-2026-000001', %d, '2026-11-19T18:00:00Z',
              '2026-11-19T18:15:00Z', 'physician', '555-0100', 'coordinator', false, %s,
              'Dr. "R" Viewer', '2026-11-19T18:00:00Z', '2026-11-19T18:12:00Z', E'One\\nTwo',
              'Notes', '2026-11-24', %s, '2026-11-19T18:20:00Z', 0)
            """
                .formatted(attempt, outcome, by))
        .update();
  }

  private static void migrate(DataSource database, String version) {
    Flyway.configure().dataSource(database).schemas("overturn").target(version).load().migrate();
  }
}
