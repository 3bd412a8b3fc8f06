package org.overturn.intake.csv;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.intake.LooksAtArrivals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables that arrived, for the page that maps them; each look is recorded. */
@Component
class MappedTables {

  /**
   * A table that arrived.
   *
   * @param whole the notice that holds all of it, when this one is a row; otherwise the same
   */
  record Arrived(UUID notice, UUID whole, String name, byte[] original) {}

  private final JdbcClient jdbc;
  private final LooksAtArrivals looks;
  private final CsvNotices format;

  MappedTables(JdbcClient jdbc, LooksAtArrivals looks, CsvNotices format) {
    this.jdbc = jdbc;
    this.looks = looks;
    this.format = format;
  }

  /** The table of this notice; empty when there is none, or it is no table. */
  Optional<Arrived> of(UUID notice, String user, String from) {
    Optional<Arrived> arrived =
        jdbc.sql(
                """
                select id, coalesce(part_of, id) as whole, name, original
                from overturn.notice where id = :id and content_type in (:types)
                """)
            .param("id", notice)
            .param("types", types())
            .query(
                (row, index) ->
                    new Arrived(
                        row.getObject("id", UUID.class),
                        row.getObject("whole", UUID.class),
                        row.getString("name"),
                        row.getBytes("original")))
            .optional();
    arrived.ifPresent(found -> looks.record(user, "original-read", notice, from));
    return arrived;
  }

  private List<String> types() {
    return format.contentTypes();
  }
}
