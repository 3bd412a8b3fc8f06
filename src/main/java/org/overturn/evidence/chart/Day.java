package org.overturn.evidence.chart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/**
 * When something was, as far as the chart says. FHIR allows a year or a month alone: the day is
 * then not known, and none is made up.
 *
 * @param day in the practice's zone; null where none is known
 * @param at the instant, where the chart gives a time with its zone; else null
 * @param text as it stands in the chart; empty where it says nothing
 */
record Day(LocalDate day, Instant at, String text) {

  static final Day NONE = new Day(null, null, "");

  private static final int LENGTH = "yyyy-MM-dd".length();

  static Day of(BaseDateTimeType date, ZoneId zone) {
    String text = date == null || !date.hasValue() ? "" : date.getValueAsString().strip();
    if (text.length() < LENGTH) {
      return new Day(null, null, text);
    }
    try {
      if (text.length() > LENGTH && text.matches(".*(Z|[+-]\\d{2}:\\d{2})")) {
        Instant at = OffsetDateTime.parse(text).toInstant();
        return new Day(LocalDate.ofInstant(at, zone), at, text);
      }
      // a time without a zone is the one on the wall: its day is as it stands
      return new Day(LocalDate.parse(text.substring(0, LENGTH)), null, text);
    } catch (DateTimeException broken) {
      return new Day(null, null, text);
    }
  }

  boolean isKnown() {
    return day != null;
  }

  /** A year or a month without a day. */
  boolean isPartial() {
    return day == null && !text.isEmpty();
  }

  Day or(Day other) {
    return isKnown() || !other.isKnown() && !text.isEmpty() ? this : other;
  }
}
