package org.overturn.intake.x12;

import java.util.Arrays;
import java.util.List;

/** Elements of what we answer: nothing of a sender's gets into them that could break them. */
final class Elements {

  private static final int CODE_LENGTH = 20;

  private Elements() {}

  /** A segment; empty elements at its end are left out, as X12 wants it. */
  static String joined(String... elements) {
    List<String> kept = Arrays.asList(elements);
    int end = elements.length;
    while (end > 1 && elements[end - 1].isEmpty()) {
      end--;
    }
    return String.join(String.valueOf(Delimiters.USUAL.element()), kept.subList(0, end));
  }

  /** A value without what would break ours, cut to a length; another value for none. */
  static String of(String value, int length, String otherwise) {
    String plain = value.replaceAll("[^ -~]|[*^:~]", "").strip();
    String cut = plain.length() > length ? plain.substring(0, length).strip() : plain;
    return cut.isEmpty() ? otherwise : cut;
  }

  /** A value that has the right form, or another. */
  static String fitting(String value, String form, String otherwise) {
    return value.matches(form) ? value : otherwise;
  }

  /** A value without what would break ours, filled with blanks. */
  static String padded(String value, int length) {
    String plain = of(value, length, "");
    return plain + " ".repeat(length - plain.length());
  }

  /**
   * A number as it was sent; zeros for what is none.
   *
   * @param length that it must have, 0 for any up to nine digits
   */
  static String digits(String value, int length) {
    boolean fits = length == 0 ? value.matches("\\d{1,9}") : value.matches("\\d{" + length + "}");
    return fits ? value : "0".repeat(Math.max(length, 1));
  }

  /** The number of a transaction set, which has four to nine signs. */
  static String controlNumber(String value) {
    String code = value.matches("[A-Za-z0-9]{1,9}") ? value : "";
    return "0".repeat(Math.max(0, 4 - code.length())) + code;
  }

  /** A code, such as a version; empty for what is none. */
  static String code(String value) {
    return value.length() <= CODE_LENGTH && Codes.isCode(value) ? value : "";
  }
}
