package org.overturn.intake.csv;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.overturn.practice.PracticeProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Proposes a mapping by the titles of the columns and by what stands in them. */
@Component
class Proposal {

  /** The words that sources use, see {@code words.json}. */
  record Words(Map<Field, List<String>> columns, Map<Field, Map<String, List<String>>> values) {}

  private static final int LOOK_ROWS = 200;
  private static final int MOST_VALUES = 40;
  private static final double MOST = 0.8;

  private final Words words;
  private final PracticeProperties practice;

  Proposal(ObjectMapper json, PracticeProperties practice) throws IOException {
    this.practice = practice;
    try (var resource = new ClassPathResource("words.json", Proposal.class).getInputStream()) {
      words = json.readValue(resource, Words.class);
    } catch (IOException missing) {
      throw new UncheckedIOException("The words of tables cannot be read", missing);
    }
  }

  /** A mapping that a person has to look at. */
  Mapping of(Table table) {
    Map<Field, String> columns = columns(table);
    return new Mapping(
        "",
        table.columns().stream().map(Column::key).toList(),
        dateFormat(table, columns),
        practice.zone().getId(),
        columns,
        Map.of(),
        values(table, columns));
  }

  private Map<Field, String> columns(Table table) {
    Map<Field, String> found = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      words.columns().getOrDefault(field, List.of()).stream()
          .flatMap(word -> keyed(table, word).stream())
          .filter(key -> !found.containsValue(key))
          .findFirst()
          .ifPresent(key -> found.put(field, key));
    }
    if (found.containsKey(Field.LAST_NAME)) {
      found.remove(Field.PATIENT_NAME);
    }
    return found;
  }

  private static Optional<String> keyed(Table table, String word) {
    return table.columns().stream()
        .map(Column::key)
        .filter(key -> plain(key).equals(plain(word)))
        .findFirst();
  }

  private static String plain(String title) {
    return title.replaceAll("[^a-z0-9#/]+", " ").strip();
  }

  /** The first format by which most dates can be read. */
  private static String dateFormat(Table table, Map<Field, String> columns) {
    List<String> dates = new ArrayList<>();
    for (Field field : Field.values()) {
      if (field.kind() == Field.Kind.DATE && columns.containsKey(field)) {
        dates.addAll(cells(table, columns.get(field)));
      }
    }
    return CellDates.FORMATS.stream()
        .filter(format -> readable(format, dates) >= MOST * dates.size())
        .findFirst()
        .orElse(CellDates.FORMATS.get(0));
  }

  private static long readable(String format, List<String> dates) {
    CellDates reading = new CellDates(format, java.time.ZoneOffset.UTC);
    return dates.stream().filter(cell -> reading.when(cell).isPresent()).count();
  }

  private Map<Field, Map<String, String>> values(Table table, Map<Field, String> columns) {
    Map<Field, Map<String, String>> values = new EnumMap<>(Field.class);
    columns.forEach(
        (field, column) -> {
          if (field.kind() == Field.Kind.CODE) {
            values.put(field, meanings(field, valuesIn(table, column)));
          }
        });
    return values;
  }

  private Map<String, String> meanings(Field field, Set<String> found) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (String value : found) {
      words.values().getOrDefault(field, Map.of()).entrySet().stream()
          .filter(meant -> meant.getValue().contains(value) || isCode(meant.getKey(), value))
          .findFirst()
          .ifPresent(meant -> meanings.put(value, meant.getKey()));
    }
    return meanings;
  }

  private static boolean isCode(String code, String value) {
    return code.equalsIgnoreCase(value);
  }

  /** The different values of a column, in lower case; none when there are too many for codes. */
  static Set<String> valuesIn(Table table, String column) {
    Set<String> values = new TreeSet<>();
    cells(table, column).forEach(cell -> values.add(Mapping.key(cell)));
    return values.size() > MOST_VALUES ? Set.of() : values;
  }

  private static List<String> cells(Table table, String column) {
    int place = table.columns().stream().map(Column::key).toList().indexOf(column);
    List<String> cells = new ArrayList<>();
    int looked = 0;
    for (Row row : table.rows()) {
      if (place >= 0 && place < row.cells().size() && !row.cells().get(place).isBlank()) {
        cells.add(row.cells().get(place).strip());
      }
      if (++looked == LOOK_ROWS) {
        break;
      }
    }
    return cells;
  }
}
