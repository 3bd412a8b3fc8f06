package org.overturn.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Originals that never became a case, such as approvals that were sent here. They go by the general
 * rule, counted from their arrival, once nobody has to see to them any more.
 */
@Component
class OriginalsWithoutCase {

  /** As many as one run takes. */
  private static final int AT_ONCE = 1000;

  private final EngineRecords engine;
  private final Audit audit;
  private final JdbcClient jdbc;

  OriginalsWithoutCase(EngineRecords engine, Audit audit, JdbcClient jdbc) {
    this.engine = engine;
    this.audit = audit;
    this.jdbc = jdbc;
  }

  /** Which may go at this instant, by the application's clock and by the database's. */
  List<UUID> due(Instant at) {
    return jdbc.sql(
            """
            select n.id from overturn.notice n
            where n.part_of is null
              and n.received_at < least(:at, now()) - make_interval(years => (
                select keep_years from overturn.retention_rule_in_force
                where state = '*' and line_of_business = '*'))
              and not exists (select from overturn.case_original o where o.whole_id = n.id)
              and not exists (select from overturn.notice f
                where coalesce(f.part_of, f.id) = n.id and f.seen_at is null
                  and f.state in ('RECEIVED', 'NEEDS_A_PERSON'))
            order by n.received_at limit :limit
            """)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("limit", AT_ONCE)
        .query(UUID.class)
        .list();
  }

  /** Removes them with their parts and what the engine knows of them, each on record. */
  void remove(List<UUID> due, String who, String from, UUID run) {
    if (due.isEmpty()) {
      return;
    }
    jdbc.sql("delete from overturn.notice where part_of in (:due)").param("due", due).update();
    jdbc.sql("delete from overturn.notice where id in (:due)").param("due", due).update();
    for (UUID original : due) {
      audit.record(who, "original-purged", null, from, "notice " + original + ", run " + run);
      engine.remove(original.toString());
    }
  }
}
