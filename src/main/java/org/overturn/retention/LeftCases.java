package org.overturn.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which cases could not be purged at the last try, and why. The note goes with the case. */
@Component
class LeftCases {

  private static final TypeReference<List<Place>> PLACES = new TypeReference<>() {};

  /**
   * What is held since then, or by a new rule not due any more, is nobody's to mend. The offset has
   * the rules asked for these few cases alone, whatever the planner thinks.
   */
  private static final String STILL_DUE =
      """
      from overturn.purge_left l
      cross join lateral (select k.due_at, k.held, k.held_by_another from overturn.case_retention k
                           where k.case_number = l.case_number offset 0) k
      where k.due_at <= :at and not k.held and not k.held_by_another
      """;

  private final Audit audit;
  private final JdbcClient jdbc;
  private final ObjectMapper json;

  LeftCases(Audit audit, JdbcClient jdbc, ObjectMapper json) {
    this.audit = audit;
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Notes them; the audit hears of a case when the reason is new, not each night. */
  @Transactional
  void note(Map<CaseNumber, List<Place>> left, Instant at, String who, String from) {
    left.forEach(
        (number, places) -> {
          if (!places.equals(noted(number))) {
            audit.record(
                who,
                "case-not-purged",
                number,
                from,
                places.stream().map(Place::code).collect(Collectors.joining("; ")));
          }
          jdbc.sql(
                  """
                  insert into overturn.purge_left (case_number, tried_at, for_a_person, places)
                  values (:number, :at, :person, :places::jsonb)
                  on conflict (case_number) do update set tried_at = excluded.tried_at,
                    for_a_person = excluded.for_a_person, places = excluded.places
                  """)
              .param("number", number.value())
              .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
              .param("person", places.stream().anyMatch(Place::forAPerson))
              .param("places", written(places))
              .update();
        });
  }

  /** Those that are due all the same, the one that was tried last first. */
  @Transactional(readOnly = true)
  List<LeftCase> list(Instant at, int limit) {
    return jdbc.sql(
            "select l.case_number, l.tried_at, l.places "
                + STILL_DUE
                + " order by l.tried_at desc, l.case_number limit :limit")
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("limit", limit)
        .query(
            (row, index) ->
                new LeftCase(
                    new CaseNumber(row.getString("case_number")),
                    row.getObject("tried_at", OffsetDateTime.class).toInstant(),
                    read(row.getString("places"))))
        .list();
  }

  /** How many of them wait for a person. */
  @Transactional(readOnly = true)
  long forAPerson(Instant at) {
    return jdbc.sql("select count(*) " + STILL_DUE + " and l.for_a_person")
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private List<Place> noted(CaseNumber number) {
    return jdbc.sql("select places from overturn.purge_left where case_number = ?")
        .param(number.value())
        .query(String.class)
        .optional()
        .map(this::read)
        .orElse(List.of());
  }

  private String written(List<Place> places) {
    try {
      return json.writeValueAsString(places);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A place is names of tables and keys of rows");
    }
  }

  private List<Place> read(String text) {
    try {
      return json.readValue(text, PLACES);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A place is kept as it was written");
    }
  }
}
