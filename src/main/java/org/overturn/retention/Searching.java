package org.overturn.retention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Searches every column of every table, ours and the engine's, for cases and their patients. Text
 * is compared without regard to case; bytes as they are, in upper and in lower case. What lies
 * compressed inside a file is out of reach of a search; such files go with their rows.
 */
@Component
class Searching {

  private static final String COLUMNS =
      """
      select c.table_schema || '.' || c.table_name as name, c.column_name, c.udt_name
        from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
       where t.table_type = 'BASE TABLE' and c.table_schema in ('overturn', 'public')
         and has_table_privilege(t.table_schema || '.' || t.table_name, 'select')
       order by 1, c.ordinal_position
      """;

  /** Where what was done stays known when the case is gone. */
  private static final List<String> RECORDS =
      List.of("overturn.audit_entry", "overturn.purged_case");

  private static final String PARENTS =
      """
      select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
             mine.attname as mine, theirs.attname as theirs
        from pg_constraint k
        join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = k.conkey[1]
        join pg_attribute theirs on theirs.attrelid = k.confrelid and theirs.attnum = k.confkey[1]
       where k.contype = 'f' and k.connamespace = 'overturn'::regnamespace
      """;

  private static final String KEYS =
      """
      select n.nspname || '.' || c.relname as name, a.attname
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
       where i.indisprimary and n.nspname in ('overturn', 'public')
       order by 1, array_position(i.indkey::int2[], a.attnum)
      """;

  /** As many as a person mends in one go; what is beyond shows at the next try. */
  private static final int PLACES_AT_ONCE = 1000;

  private final JdbcTemplate database;

  Searching(JdbcTemplate database) {
    this.database = database;
  }

  private record Found(long numbers, long patients, long others) {}

  private record Reference(String parent, String mine, String theirs) {}

  /**
   * Searches in the caller's transaction.
   *
   * @throws ProofNotGiven when cases' numbers stand outside of what is kept, with the places
   */
  Proof search(Identifiers gone) {
    Map<String, Map<String, String>> tables = tables();
    Map<String, List<Reference>> references = references();
    Map<String, Long> left = new TreeMap<>();
    Map<String, Long> kept = new TreeMap<>();
    TreeMap<String, List<Place>> numbered = new TreeMap<>();
    Map<String, List<String>> keys = new HashMap<>();
    tables.forEach(
        (table, columns) -> {
          String another = ofAnother(table, tables, references);
          Found found = in(table, columns, another, gone);
          if (RECORDS.contains(table)) {
            note(kept, table, found.numbers + found.patients + found.others);
            return;
          }
          note(kept, table, found.others);
          note(left, table, found.numbers + found.patients);
          if (found.numbers > 0) {
            if (keys.isEmpty()) {
              keys.putAll(keys());
            }
            places(table, columns, keys.getOrDefault(table, List.of()), another, gone)
                .forEach(
                    (number, places) ->
                        numbered.computeIfAbsent(number, any -> new ArrayList<>()).addAll(places));
          }
        });
    if (!numbered.isEmpty()) {
      Map<CaseNumber, List<Place>> unproven = new LinkedHashMap<>();
      numbered.forEach(
          (number, places) ->
              unproven.put(new CaseNumber(number), places.stream().sorted().toList()));
      throw new ProofNotGiven(unproven);
    }
    return new Proof(
        tables.size(),
        tables.values().stream().mapToInt(Map::size).sum(),
        gone.numbers().size() + gone.ids().size() + gone.first().size(),
        left,
        kept,
        0);
  }

  private static void note(Map<String, Long> rows, String table, long count) {
    if (count > 0) {
      rows.put(table, count);
    }
  }

  private Found in(String table, Map<String, String> columns, String another, Identifiers gone) {
    String text =
        columns.entrySet().stream()
            .filter(column -> !"bytea".equals(column.getValue()))
            .map(column -> "t.\"" + column.getKey() + "\"::text")
            .collect(Collectors.joining(", ", "concat_ws(' ', '', ", ")"));
    List<String> bytes =
        columns.entrySet().stream()
            .filter(column -> "bytea".equals(column.getValue()))
            .map(column -> "t.\"" + column.getKey() + "\"")
            .toList();
    String number = bytes.stream().map(Searching::numberIn).collect(Collectors.joining());
    String patient = bytes.stream().map(Searching::patientIn).collect(Collectors.joining());
    String sql =
        """
        with given as (select ?::text[] as numbers, ?::text as pattern, ?::text[] as ids,
                              ?::text[] as first, ?::text[] as last),
        hit as (
          select (body.words ~ g.pattern%s) as by_number,
                 (exists (select from unnest(g.ids) i where strpos(body.words, i) > 0)
                   or exists (select from unnest(g.first, g.last) as n (f, l)
                               where strpos(body.words, f) > 0 and strpos(body.words, l) > 0)%s)
                   as by_patient,
                 coalesce(%s, false) as of_another
            from %s t cross join given g
           cross join lateral (select lower(%s) as words) body)
        select count(*) filter (where by_number and not of_another),
               count(*) filter (where by_patient and not by_number and not of_another),
               count(*) filter (where (by_number or by_patient) and of_another)
          from hit where by_number or by_patient
        """
            .formatted(number, patient, another, table, text);
    return database.queryForObject(
        sql,
        (row, index) -> new Found(row.getLong(1), row.getLong(2), row.getLong(3)),
        array(gone.numbers()),
        "(" + String.join("|", gone.numbers()).toLowerCase(Locale.ROOT) + ")(?![0-9])",
        array(gone.ids()),
        array(gone.first()),
        array(gone.last()));
  }

  /** The same again where a number was found, for the cases and the cells; it names no patient. */
  private Map<String, List<Place>> places(
      String table,
      Map<String, String> columns,
      List<String> key,
      String another,
      Identifiers gone) {
    String cells =
        columns.entrySet().stream()
            .map(
                column ->
                    "bytea".equals(column.getValue())
                        ? "('%1$s', null, t.\"%1$s\")".formatted(column.getKey())
                        : "('%1$s', lower(t.\"%1$s\"::text), null)".formatted(column.getKey()))
            .collect(Collectors.joining(", ", "('', ''::text, ''::bytea), ", ""));
    String row =
        key.stream()
            .map(column -> "t.\"" + column + "\"::text")
            .collect(Collectors.joining(", ", "concat_ws(', ', '', ", ")"));
    String sql =
        """
        with given as (select ?::text[] as numbers)
        select distinct n.number, cell.name, %s as row
          from %s t cross join given g
         cross join lateral (values %s) as cell (name, words, bytes)
         cross join lateral unnest(g.numbers) as n (number)
         where (cell.words ~ (lower(n.number) || '(?![0-9])') or %s) and not coalesce(%s, false)
         order by 1, 2, 3 limit %d
        """
            .formatted(
                key.isEmpty() ? "'?'" : named(table, row),
                table,
                cells,
                stands("n.number", "cell.bytes"),
                another,
                PLACES_AT_ONCE);
    Map<String, List<Place>> places = new TreeMap<>();
    database.query(
        sql,
        each -> {
          places
              .computeIfAbsent(each.getString(1), number -> new ArrayList<>())
              .add(new Place(table, each.getString(2), each.getString(3)));
        },
        (Object) array(gone.numbers()));
    return places;
  }

  /** The row's key, after the words by which a person finds it. */
  private static String named(String table, String key) {
    String name =
        switch (table) {
          case "overturn.appeal_address" ->
              "t.payer || ', ' || t.level || ', version ' || t.version";
          case "overturn.letter_template" -> "t.kind || ', version ' || t.version";
          case "overturn.policy_version" -> "t.payer || ', ' || t.number || ', ' || t.version";
          case "overturn.retention_rule" -> "t.state || ', ' || t.line_of_business";
          default -> null;
        };
    String id = "ltrim(" + key + ", ', ')";
    return name == null ? id : name + " || ' (' || " + id + " || ')'";
  }

  private static String numberIn(String column) {
    return " or exists (select from unnest(g.numbers) n where " + stands("n", column) + ")";
  }

  private static String patientIn(String column) {
    return " or exists (select from unnest(g.ids) i where "
        + inEitherCase("i", column)
        + ") or exists (select from unnest(g.first, g.last) as n (f, l) where ("
        + inEitherCase("n.f", column)
        + ") and ("
        + inEitherCase("n.l", column)
        + "))";
  }

  private static String inEitherCase(String what, String column) {
    return Stream.of(what, "upper(" + what + ")", "initcap(" + what + ")")
        .map(spelled -> stands(spelled, column))
        .collect(Collectors.joining(" or "));
  }

  private static String stands(String what, String column) {
    return "position(convert_to(" + what + ", 'UTF8') in " + column + ") > 0";
  }

  /** When a row belongs to a case that is kept, as a condition on {@code t}. */
  private static String ofAnother(
      String table,
      Map<String, Map<String, String>> tables,
      Map<String, List<Reference>> references) {
    if (table.equals("overturn.notice")) {
      return "exists (select from overturn.case_original o"
          + " where o.whole_id = coalesce(t.part_of, t.id) and o.case_number <> all (g.numbers))";
    }
    if (tables.get(table).containsKey("case_number")) {
      return "t.case_number <> all (g.numbers)";
    }
    return references.getOrDefault(table, List.of()).stream()
        .filter(reference -> tables.get(reference.parent()).containsKey("case_number"))
        .map(
            reference ->
                " or exists (select from %s p where p.%s = t.%s and p.case_number <> all (g.numbers))"
                    .formatted(reference.parent(), reference.theirs(), reference.mine()))
        .collect(Collectors.joining("", "(false", ")"));
  }

  private Map<String, Map<String, String>> tables() {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    database.query(
        COLUMNS,
        row -> {
          tables
              .computeIfAbsent(row.getString(1), name -> new LinkedHashMap<>())
              .put(row.getString(2), row.getString(3));
        });
    return tables;
  }

  private Map<String, List<Reference>> references() {
    return database
        .query(
            PARENTS,
            (row, index) ->
                Map.entry(
                    row.getString("child"),
                    new Reference(
                        row.getString("parent"), row.getString("mine"), row.getString("theirs"))))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private Map<String, List<String>> keys() {
    Map<String, List<String>> keys = new HashMap<>();
    database.query(
        KEYS,
        row -> {
          keys.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getString(2));
        });
    return keys;
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
