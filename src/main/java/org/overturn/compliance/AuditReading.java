package org.overturn.compliance;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.overturn.audit.RecordedAct;
import org.overturn.practice.PracticeProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit, the newest first, page by page from a place rather than by counting. */
@Component
@Transactional(readOnly = true)
class AuditReading {

  static final int PAGE_SIZE = 50;

  /** Of one patient; more is no search for a patient. */
  static final int CASES = 200;

  private static final int ROWS_AT_ONCE = 1_000;

  private static final String CASES_OF_A_PATIENT =
      """
      select case_number from overturn.denial
      where lower(member_id) like ? or lower(patient_last_name) like ?
         or lower(patient_first_name || ' ' || patient_last_name) like ?
         or lower(patient_last_name || ', ' || patient_first_name) like ?
      order by case_number limit ?
      """;

  /** The codes that occur, each found by one step in the index, however many entries there are. */
  private static final String ACTS =
      """
      with recursive act as (
        (select what from overturn.audit_entry order by what limit 1)
        union all
        select (select e.what from overturn.audit_entry e where e.what > act.what
                order by e.what limit 1)
        from act where act.what is not null)
      select what from act where what is not null
      """;

  /**
   * By the codes themselves: of codes that are bound the database does not know how rare they are,
   * and after a few looks it reads all entries by their time to find them.
   */
  private static final String UNUSUAL =
      Act.UNUSUAL.stream().sorted().collect(Collectors.joining("', '", "e.what in ('", "')"));

  /**
   * A page of the audit.
   *
   * @param next the place from which the page after this goes on, or null at the end
   */
  record Page(List<Act> acts, String next) {}

  private final JdbcTemplate database;
  private final JdbcTemplate streaming;
  private final PracticeProperties practice;

  AuditReading(JdbcTemplate database, PracticeProperties practice) {
    this.database = database;
    this.practice = practice;
    streaming = new JdbcTemplate(database.getDataSource());
    streaming.setFetchSize(ROWS_AT_ONCE);
  }

  /** The numbers of the cases of which the patient's name or member id begins like this. */
  List<String> casesOf(String patient) {
    String text = patient.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    String start = text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return database.queryForList(
        CASES_OF_A_PATIENT, String.class, start, start, start, start, CASES);
  }

  List<String> acts() {
    return database.queryForList(ACTS, String.class);
  }

  /**
   * A page.
   *
   * @param cases of a patient, or null for those of everybody
   * @param after the place where the page before ended, or empty for the newest
   */
  Page page(Wanted wanted, List<String> cases, String after) {
    Query query = query(wanted, cases);
    Place place = Place.of(after);
    if (place != null) {
      query.where("(e.at, e.id) < (?, ?)", place.at(), place.id());
    }
    List<RecordedAct> found =
        database.query(
            query.sql() + " limit " + (PAGE_SIZE + 1),
            (row, index) -> RecordedAct.read(row),
            query.values());
    boolean more = found.size() > PAGE_SIZE;
    List<RecordedAct> shown = more ? found.subList(0, PAGE_SIZE) : found;
    return new Page(
        shown.stream().map(Act::new).toList(),
        more ? Place.written(shown.get(PAGE_SIZE - 1)) : null);
  }

  /** All of it, one by one, however much it is. */
  void each(Wanted wanted, List<String> cases, Consumer<RecordedAct> reader) {
    Query query = query(wanted, cases);
    RowCallbackHandler each = row -> reader.accept(RecordedAct.read(row));
    streaming.query(query.sql(), each, query.values());
  }

  /** All of these cases on these days, the practice's, from the oldest to the newest. */
  void eachFromTheOldest(
      List<String> cases, LocalDate first, LocalDate last, Consumer<RecordedAct> reader) {
    RowCallbackHandler each = row -> reader.accept(RecordedAct.read(row));
    streaming.query(
        "select %s from overturn.audit_entry e where e.case_number = any (?) and e.at >= ? and e.at < ? order by e.at, e.id"
            .formatted(RecordedAct.COLUMNS),
        each,
        cases.toArray(String[]::new),
        startOf(first),
        startOf(last.plusDays(1)));
  }

  private Query query(Wanted wanted, List<String> cases) {
    Query query = new Query();
    if (!wanted.number().isEmpty()) {
      query.where("e.case_number = ?", wanted.number());
    }
    if (cases != null) {
      query.where("e.case_number = any (?)", (Object) cases.toArray(String[]::new));
    }
    if (!wanted.who().isEmpty()) {
      query.where("e.who = ?", wanted.who());
    }
    if (!wanted.what().isEmpty()) {
      query.where("e.what = ?", wanted.what());
    }
    if (wanted.unusual()) {
      query.where(UNUSUAL);
    }
    if (wanted.firstDay() != null) {
      query.where("e.at >= ?", startOf(wanted.firstDay()));
    }
    if (wanted.lastDay() != null) {
      query.where("e.at < ?", startOf(wanted.lastDay().plusDays(1)));
    }
    return query;
  }

  private OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay(practice.zone()).toOffsetDateTime();
  }

  /** A query that grows with what is wanted. */
  private static final class Query {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    void where(String condition, Object... bound) {
      conditions.add(condition);
      values.addAll(List.of(bound));
    }

    String sql() {
      return "select %s from overturn.audit_entry e%s order by e.at desc, e.id desc"
          .formatted(
              RecordedAct.COLUMNS,
              conditions.isEmpty()
                  ? ""
                  : conditions.stream().collect(Collectors.joining(" and ", " where ", "")));
    }

    Object[] values() {
      return values.toArray();
    }
  }

  /** Where a page ended: an entry's time and number. */
  private record Place(OffsetDateTime at, long id) {

    static String written(RecordedAct act) {
      return act.at() + "_" + act.id();
    }

    /** Null for what is no place. */
    static Place of(String text) {
      int between = text.lastIndexOf('_');
      try {
        return between < 0
            ? null
            : new Place(
                Instant.parse(text.substring(0, between)).atOffset(ZoneOffset.UTC),
                Long.parseLong(text.substring(between + 1)));
      } catch (DateTimeException | NumberFormatException wrong) {
        return null;
      }
    }
  }
}
