package org.overturn.intake.csv;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overturn.intake.PlainText;

/** What a person chose on the page, as a mapping, and what is missing from it. */
final class MappingForm {

  private static final int SOURCE_LENGTH = 120;
  private static final int CONSTANT_LENGTH = 200;

  /** Without these no row could ever be a case. */
  private static final List<Field> NEEDED =
      List.of(
          Field.PAYER,
          Field.DECISION,
          Field.DETERMINATION_DATE,
          Field.MEMBER_ID,
          Field.SERVICE_CODE);

  private static final String NAME_IT = "Name the source, such as the portal and its report.";

  private MappingForm() {}

  /**
   * The mapping that these parameters say; what is no column, code or format of ours is left out.
   *
   * @param given {@code source}, {@code dateFormat}, {@code zone}, and for each field {@code
   *     column.<field>}, {@code constant.<field>}, and {@code word.<field>.<n>} with {@code
   *     meaning.<field>.<n>}
   */
  static Mapping mapping(Map<String, String> given, Table table) {
    List<String> header = table.columns().stream().map(Column::key).toList();
    Map<Field, String> columns = new EnumMap<>(Field.class);
    Map<Field, String> constants = new EnumMap<>(Field.class);
    Map<Field, Map<String, String>> values = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String column = given.getOrDefault("column." + field.code(), "");
      if (header.contains(column)) {
        columns.put(field, column);
      }
      String constant = PlainText.of(given.get("constant." + field.code()), CONSTANT_LENGTH);
      if (constant != null && mayAlwaysBe(field, constant)) {
        constants.put(field, constant);
      }
      if (!field.codes().isEmpty()) {
        values.put(field, meanings(given, field));
      }
    }
    return new Mapping(
        PlainText.of(given.get("source"), SOURCE_LENGTH),
        header,
        format(given.get("dateFormat")),
        zone(given.get("zone")),
        columns,
        constants,
        values);
  }

  private static Map<String, String> meanings(Map<String, String> given, Field field) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (int n = 0; given.containsKey("word." + field.code() + "." + n); n++) {
      String meaning = given.getOrDefault("meaning." + field.code() + "." + n, "");
      if (field.codes().contains(meaning)) {
        meanings.put(Mapping.key(given.get("word." + field.code() + "." + n)), meaning);
      }
    }
    return meanings;
  }

  private static boolean mayAlwaysBe(Field field, String constant) {
    return field.isOfASource() && (field.codes().isEmpty() || field.codes().contains(constant));
  }

  private static String format(String given) {
    return given != null && CellDates.FORMATS.contains(given) ? given : CellDates.FORMATS.get(0);
  }

  private static String zone(String given) {
    try {
      return ZoneId.of(given == null ? "" : given.strip()).getId();
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** What a person has to choose before the mapping can be kept; empty when it can. */
  static List<String> problems(Mapping mapping) {
    List<String> problems = new ArrayList<>();
    if (mapping.source() == null) {
      problems.add(NAME_IT);
    }
    if (mapping.zone() == null) {
      problems.add("Give the payer's time zone as in America/Chicago.");
    }
    NEEDED.stream()
        .filter(field -> !isSaid(mapping, field))
        .map(field -> "Choose where this is: " + field.label() + ".")
        .forEach(problems::add);
    boolean named = mapping.columns().containsKey(Field.LAST_NAME);
    if (!named && !mapping.columns().containsKey(Field.PATIENT_NAME)) {
      problems.add("Choose where the patient's name is.");
    }
    if (mapping.columns().containsKey(Field.PATIENT_NAME) && named) {
      problems.add("Choose the patient's whole name or the parts of it, not both.");
    }
    return problems;
  }

  /** True for a problem that does not keep the rows from being shown. */
  static boolean isAboutTheSource(String problem) {
    return problem.equals(NAME_IT);
  }

  static boolean isNeeded(Field field) {
    return NEEDED.contains(field);
  }

  private static boolean isSaid(Mapping mapping, Field field) {
    return mapping.columns().containsKey(field) || mapping.constants().containsKey(field);
  }
}
