package org.overturn.evidence.chart;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text from outside as it may be kept and shown: no control characters, no more than fits. */
final class Plain {

  /** Of a name, a dose, a result. */
  static final int LINE = 500;

  /** Of a note or a report. */
  static final int NOTE = 8_000;

  private static final int DIGITS = 30;

  private Plain() {}

  /** On one line; empty for null. */
  static String line(String text) {
    return text == null ? "" : cut(text.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ").strip(), LINE);
  }

  /** Line breaks kept; empty for null. */
  static String note(String text) {
    if (text == null) {
      return "";
    }
    String breaks = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    return cut(breaks.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "").strip(), NOTE);
  }

  /** What is not empty, as sentences of one text. */
  static String joined(String... parts) {
    return Stream.of(parts)
        .filter(Objects::nonNull)
        .filter(part -> !part.isBlank())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Whether a number has no more digits before or behind its point than a measurement has. */
  static boolean isMeasured(BigDecimal number) {
    return Math.abs((long) number.scale()) <= DIGITS && number.precision() <= DIGITS;
  }

  /** As people write it; one that would fill books with its zeros, by its power of ten. */
  static String number(BigDecimal number) {
    return isMeasured(number) ? number.toPlainString() : line(number.toString());
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end) + "…";
  }
}
