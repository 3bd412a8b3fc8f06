package org.overturn.peertopeer.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packets that were free text become versions and words, and none of them is lost. */
class PacketMigrationTest {

  private static final CaseNumber DONE = new CaseNumber("D-2026-000001");
  private static final CaseNumber BEGUN = new CaseNumber("D-2026-000002");

  @Test
  void aCompletedPacketIsKeptWordForWordAndADraftIsDraftedAnew() throws Exception {
    try (EmbeddedPostgres postgres = TestDatabase.server().start()) {
      DataSource database = postgres.getPostgresDatabase();
      migrate(database, "17");
      JdbcClient jdbc = JdbcClient.create(database);
      insert(jdbc, DONE, "'coordinator'", "'2026-11-18T15:00:00Z'");
      insert(jdbc, BEGUN, "null", "null");

      migrate(database, "18");

      PacketRecords records =
          new PacketRecords(jdbc, JsonMapper.builder().findAndAddModules().build());
      Packet kept = records.version(DONE, 1).orElseThrow();
      assertThat(kept.isComplete()).isTrue();
      assertThat(kept.completedBy()).isEqualTo("coordinator");
      assertThat(kept.statements())
          .extracting(each -> each.part() + ": " + each.text())
          .containsExactly(
              "MISSING: Notes \"of\" week one",
              "REASON: Six weeks",
              "APPROVAL: CPT 72148",
              "DIAGNOSIS: Radiculopathy",
              "TREATMENTS: Therapy",
              "EVIDENCE: Notes",
              "OBJECTIONS: Too early");
      assertThat(kept.statements().get(0).sourceWords())
          .isEqualTo("written by coordinator on Nov 18, 2026");
      assertThat(records.entries(DONE)).hasSize(6);
      assertThat(records.version(BEGUN, 1)).isEmpty();
      assertThat(records.entries(BEGUN)).isEmpty();
      assertThat(
              jdbc.sql("select versions from overturn.prep_packet order by case_number")
                  .query(Integer.class)
                  .list())
          .containsExactly(1, 0);
    }
  }

  private static void insert(JdbcClient jdbc, CaseNumber number, String by, String at) {
    jdbc.sql(
            """
            insert into overturn.prep_packet (id, case_number, diagnosis_and_severity,
              treatments_tried, criterion_cited, evidence, approval_asked_for, missing, objections,
              drafted_at, completed_by, completed_at, version)
            values (gen_random_uuid(), ?, 'Radiculopathy', 'Therapy', 'Six weeks', 'Notes',
              'CPT 72148', 'Notes "of" week one', 'Too early', now(), %s, %s, 0)
            """
                .formatted(by, at))
        .param(number.value())
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
