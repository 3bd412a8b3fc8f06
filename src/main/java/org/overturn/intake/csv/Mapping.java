package org.overturn.intake.csv;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.overturn.denial.Sha256;

/**
 * How a source's table becomes denials.
 *
 * @param source whose table it is, for people: "Acme portal, weekly export"
 * @param header the keys of all its columns, by which the table is known again
 * @param dateFormat how its dates are written, such as {@code M/d/uuuu}
 * @param zone the payer's, to which a time with an offset is converted
 * @param columns the key of the column for a field
 * @param constants what a field is in every row, where there is no column or its cell is empty
 * @param values what the source's words for a field mean, by the word in lower case
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Mapping(
    String source,
    List<String> header,
    String dateFormat,
    String zone,
    Map<Field, String> columns,
    Map<Field, String> constants,
    Map<Field, Map<String, String>> values) {

  Mapping {
    header = header == null ? List.of() : List.copyOf(header);
    columns = columns == null ? Map.of() : new TreeMap<>(columns);
    constants = constants == null ? Map.of() : new TreeMap<>(constants);
    values = values == null ? Map.of() : new TreeMap<>(values);
  }

  /** What a word of the source means for a field; the word itself where nothing is said of it. */
  String meaning(Field field, String word) {
    String meant = values.getOrDefault(field, Map.of()).get(key(word));
    return meant == null || meant.isEmpty() ? word : meant;
  }

  static String key(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  String signature() {
    return signature(header);
  }

  static String signatureOf(List<Column> columns) {
    return signature(columns.stream().map(Column::key).toList());
  }

  /** By which columns a table is known again, in whatever order they come. */
  private static String signature(List<String> header) {
    String all = header.stream().sorted().collect(Collectors.joining("\n"));
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }
}
