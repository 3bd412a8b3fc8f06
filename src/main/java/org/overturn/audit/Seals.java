package org.overturn.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of seals. */
@Component
class Seals {

  /** Who holds this lock of the database seals; it ends with the transaction. */
  private static final String LOCK = "hashtext('overturn.audit-seal')";

  private final JdbcClient jdbc;

  Seals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Waits until no other node seals. */
  void lock() {
    jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")").query().singleRow();
  }

  /** False when another node seals now. */
  boolean tryLock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(" + LOCK + ")").query(Boolean.class).single();
  }

  Head head() {
    return jdbc.sql("select position, hash from overturn.audit_seal order by position desc limit 1")
        .query((row, index) -> new Head(row.getLong(1), row.getString(2)))
        .optional()
        .orElse(Head.NONE);
  }

  long highestEntry() {
    return jdbc.sql("select coalesce(max(entry_id), 0) from overturn.audit_seal")
        .query(Long.class)
        .single();
  }

  /** Committed entries with a number above this one that have no seal, the lowest first. */
  List<RecordedAct> unsealed(long above, int limit) {
    return jdbc.sql(
            """
            select %s from overturn.audit_entry e
            left join overturn.audit_seal s on s.entry_id = e.id and s.entry_id > :above
            where e.id > :above and s.entry_id is null order by e.id limit :limit
            """
                .formatted(RecordedAct.COLUMNS))
        .param("above", above)
        .param("limit", limit)
        .query((row, index) -> RecordedAct.read(row))
        .list();
  }

  /** Appends the seals of these entries behind the head; one statement, however many. */
  void append(Head head, Instant sealedAt, List<RecordedAct> acts, List<String> hashes) {
    jdbc.sql(
            """
            insert into overturn.audit_seal (position, entry_id, sealed_at, hash)
            select :head + n, entry_id, :at, hash
            from unnest(cast(:ids as bigint[]), cast(:hashes as text[]))
              with ordinality as sealed (entry_id, hash, n)
            """)
        .param("head", head.position())
        .param("at", OffsetDateTime.ofInstant(sealedAt, ZoneOffset.UTC))
        .param("ids", array(acts.stream().map(act -> String.valueOf(act.id())).toList()))
        .param("hashes", array(hashes))
        .update();
  }

  private static String array(List<String> values) {
    return values.stream().collect(Collectors.joining(",", "{", "}"));
  }
}
