package org.overturn.intake.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the dates and times of a source: by its own format, or as ISO 8601. */
final class CellDates {

  /** Formats that exports use, those that cannot be mistaken first; in the US the month leads. */
  static final List<String> FORMATS =
      List.of(
          "uuuu-MM-dd",
          "M/d/uuuu",
          "M/d/uu",
          "M-d-uuuu",
          "d-MMM-uuuu",
          "MMM d, uuuu",
          "MMMM d, uuuu",
          "uuuuMMdd",
          "d/M/uuuu",
          "d.M.uuuu");

  private static final DateTimeFormatter TIME = times("[[h:mm[:ss] a][h:mm[:ss]a][H:mm[:ss]]]");

  /**
   * A date with its time, where the cell has one.
   *
   * @param time null when there is only a date
   */
  record When(LocalDate date, LocalTime time) {

    LocalDateTime orEndOfDay() {
      return date.atTime(time == null ? LocalTime.of(23, 59, 59) : time);
    }
  }

  private final DateTimeFormatter format;
  private final ZoneId zone;

  /**
   * Reads one source.
   *
   * @param zone to which a time with an offset is converted
   * @throws IllegalArgumentException when the pattern is none
   */
  CellDates(String pattern, ZoneId zone) {
    this.format = times(pattern + "['T'][' ']['  '][h:mm[:ss] a][h:mm[:ss]a][H:mm[:ss]]");
    this.zone = zone;
  }

  private static DateTimeFormatter times(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.US)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The date in a cell; empty when it is none. */
  Optional<When> when(String cell) {
    return by(format, cell).or(() -> by(ISO, cell)).or(() -> ofOffset(cell));
  }

  private static final DateTimeFormatter ISO = times("uuuu-MM-dd['T'HH:mm[:ss]][' 'HH:mm[:ss]]");

  /** The time in a cell; empty when it is none. */
  static Optional<LocalTime> time(String cell) {
    try {
      return Optional.of(LocalTime.parse(cell.replace(".", ""), TIME));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private Optional<When> ofOffset(String cell) {
    try {
      LocalDateTime there =
          OffsetDateTime.parse(cell.replace(' ', 'T')).atZoneSameInstant(zone).toLocalDateTime();
      return Optional.of(new When(there.toLocalDate(), there.toLocalTime().withNano(0)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<When> by(DateTimeFormatter format, String cell) {
    try {
      TemporalAccessor read = format.parse(cell);
      return Optional.of(new When(LocalDate.from(read), read.query(TemporalQueries.localTime())));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
