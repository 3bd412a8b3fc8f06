package org.overturn.peertopeer.call;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was put right in records of calls. A correction stands beside the record and changes nothing
 * in it; the database lets none be changed or taken away (R57).
 */
@Component
class Corrections {

  private final JdbcClient jdbc;

  Corrections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One correction.
   *
   * @param field the label of what is put right
   */
  record Correction(String field, String correction, String why, String by, Instant at) {}

  /** Of a call, in the order in which they were made. */
  List<Correction> of(UUID call) {
    return jdbc.sql(
            """
            select field, correction, why, corrected_by, corrected_at
              from overturn.call_correction where call_id = ? order by id
            """)
        .param(call)
        .query(
            (row, index) ->
                new Correction(
                    row.getString("field"),
                    row.getString("correction"),
                    row.getString("why"),
                    row.getString("corrected_by"),
                    row.getObject("corrected_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  void add(UUID call, CaseNumber number, Correction correction) {
    jdbc.sql(
            """
            insert into overturn.call_correction
              (call_id, case_number, field, correction, why, corrected_by, corrected_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(call)
        .param(number.value())
        .param(correction.field())
        .param(correction.correction())
        .param(correction.why())
        .param(correction.by())
        .param(OffsetDateTime.ofInstant(correction.at(), ZoneOffset.UTC))
        .update();
  }
}
