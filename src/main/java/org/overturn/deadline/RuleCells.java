package org.overturn.deadline;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads the outputs of one decision table row and says which cell is wrong, and how. */
final class RuleCells {

  /** No published window or deadline is longer; beyond it lies a typing error. */
  private static final int LONGEST = 5000;

  private final String table;
  private final String rule;
  private final Map<String, Object> cells;

  /**
   * @param row the outputs of the row
   * @param defaults what an empty cell means, for the columns that may stay empty in this row
   */
  RuleCells(
      String table, String nameColumn, Map<String, Object> row, Map<String, Object> defaults) {
    this.table = table;
    this.cells = new HashMap<>(defaults);
    row.forEach(
        (column, value) -> {
          if (value != null) {
            cells.put(column, value);
          }
        });
    this.rule = String.valueOf(cells.getOrDefault(nameColumn, ""));
  }

  String text(String column) {
    return cells.get(column) == null ? "" : as(String.class, column, "a text in quotes").strip();
  }

  String requiredText(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw wrong(column, "is empty");
    }
    return text;
  }

  boolean yesNo(String column) {
    return as(Boolean.class, column, "true or false");
  }

  <T> T code(String column, Function<String, T> of) {
    return parsed(column, of);
  }

  /** A choice, or null in rows that were kept before the column was there. */
  <T> T optionalCode(String column, Function<String, T> of) {
    return text(column).isEmpty() ? null : parsed(column, of);
  }

  /** What a text, which may be empty, says. */
  <T> T parsedText(String column, Function<String, T> parse) {
    return parse(column, text(column), parse);
  }

  ZoneId zone(String column) {
    try {
      return ZoneId.of(requiredText(column));
    } catch (DateTimeException unknown) {
      throw wrong(
          column, "\"%s\" is not a time zone such as America/Chicago".formatted(text(column)));
    }
  }

  LocalTime time(String column) {
    try {
      return LocalTime.parse(requiredText(column));
    } catch (DateTimeException unreadable) {
      throw wrong(column, "\"%s\" is not a time such as 08:00".formatted(text(column)));
    }
  }

  /** A day as yyyy-MM-dd, or null when the cell is empty or says null. */
  LocalDate optionalDate(String column) {
    String text = text(column);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw wrong(column, "\"%s\" is not a date such as 2026-11-21".formatted(text));
    }
  }

  /** A whole number, or null when the cell is empty or says null. */
  Integer optionalNumber(String column, int least) {
    return cells.get(column) == null ? null : number(column, least);
  }

  /** A whole number; {@code otherwise} in rows that were kept before the column was there. */
  int numberOr(String column, int least, int otherwise) {
    return cells.get(column) == null ? otherwise : number(column, least);
  }

  int number(String column, int least) {
    Number value = as(Number.class, column, "a whole number");
    try {
      int whole = new BigDecimal(value.toString()).intValueExact();
      if (whole >= least && whole <= LONGEST) {
        return whole;
      }
    } catch (ArithmeticException | NumberFormatException fractionOrTooLarge) {
      // falls through to the one message for both
    }
    throw wrong(column, "%s is not a whole number from %d to %d".formatted(value, least, LONGEST));
  }

  InvalidRule wrong(String column, String problem) {
    return new InvalidRule(table, rule, column, problem);
  }

  private <T> T parsed(String column, Function<String, T> parse) {
    return parse(column, requiredText(column), parse);
  }

  private <T> T parse(String column, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException unknown) {
      throw wrong(column, unknown.getMessage());
    }
  }

  private <T> T as(Class<T> type, String column, String wanted) {
    Object value = cells.get(column);
    if (value == null) {
      throw wrong(column, "is empty, but needs " + wanted);
    }
    if (!type.isInstance(value)) {
      throw wrong(column, "\"%s\" is not %s".formatted(value, wanted));
    }
    return type.cast(value);
  }
}
