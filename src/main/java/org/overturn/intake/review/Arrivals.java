package org.overturn.intake.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.intake.Formats;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what arrived, for the pages. */
@Component
@Transactional(readOnly = true)
class Arrivals {

  static final int PAGE = 50;

  private final JdbcClient jdbc;
  private final RowMapper<ArrivalRow> rows;

  Arrivals(JdbcClient jdbc, Formats formats) {
    this.jdbc = jdbc;
    this.rows = (row, number) -> ArrivalRow.read(row, formats);
  }

  /** A page of a list, and whether there is another one. */
  record Found(List<ArrivalRow> rows, boolean more) {}

  /** The newest first; what has to be done, the oldest first. */
  Found page(ArrivalFilter filter, int page) {
    String order = filter == ArrivalFilter.TO_DO ? "asc" : "desc";
    return found(
        jdbc.sql(
            "select %s from overturn.notice where %s order by received_at %s, id limit :rows offset :skip"
                .formatted(ArrivalRow.COLUMNS, filter.condition(), order)),
        page);
  }

  /** The notices inside an arrival: what waits for a person first. */
  Found partsOf(UUID whole, int page) {
    return found(
        jdbc.sql(
                """
                select %s from overturn.notice where part_of = :whole
                order by seen_at is null and state in ('NEEDS_A_PERSON', 'REJECTED') desc,
                  length(place), place
                limit :rows offset :skip
                """
                    .formatted(ArrivalRow.COLUMNS))
            .param("whole", whole),
        page);
  }

  Optional<ArrivalRow> one(UUID id) {
    return jdbc.sql("select %s from overturn.notice where id = :id".formatted(ArrivalRow.COLUMNS))
        .param("id", id)
        .query(rows)
        .optional();
  }

  Optional<byte[]> original(UUID id) {
    return jdbc.sql("select original from overturn.notice where id = :id")
        .param("id", id)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  private Found found(JdbcClient.StatementSpec query, int page) {
    List<ArrivalRow> found =
        query.param("rows", PAGE + 1).param("skip", (page - 1) * PAGE).query(rows).list();
    return new Found(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE);
  }
}
