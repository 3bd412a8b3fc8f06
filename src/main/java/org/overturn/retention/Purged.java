package org.overturn.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The purges that were done, and what is left of their cases. */
@Component
@Transactional(readOnly = true)
public class Purged {

  private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Purged(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The newest runs, the newest first. */
  public List<PurgeRun> runs(int limit) {
    return jdbc.sql("select * from overturn.purge_run order by at desc limit ?")
        .param(limit)
        .query(
            (row, index) -> {
              UUID id = row.getObject("id", UUID.class);
              return new PurgeRun(
                  id,
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  row.getString("by"),
                  proof(row.getString("proof")),
                  cases(id));
            })
        .list();
  }

  /** What is left of a case; empty for one that was never purged. */
  public Optional<Tombstone> tombstone(CaseNumber number) {
    return jdbc.sql("select * from overturn.purged_case where case_number = ?")
        .param(number.value())
        .query(this::read)
        .optional();
  }

  private List<Tombstone> cases(UUID run) {
    return jdbc.sql("select * from overturn.purged_case where run = ? order by case_number")
        .param(run)
        .query(this::read)
        .list();
  }

  private Tombstone read(ResultSet row, int index) throws SQLException {
    return new Tombstone(
        new CaseNumber(row.getString("case_number")),
        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getString("rule"),
        counts(row.getString("removed")));
  }

  private Map<String, Long> counts(String text) {
    try {
      return json.readValue(text, COUNTS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tombstone counts rows");
    }
  }

  private Proof proof(String text) {
    try {
      return json.readValue(text, Proof.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A proof is kept as it was written");
    }
  }
}
