package org.overturn.intake.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.overturn.intake.NoticeRefused;

/**
 * A table whose delimiter nobody states. Its header is the first line with more than one cell, so
 * that a title above it does not matter. Cells are text, whatever they begin with: nothing is ever
 * computed.
 */
final class Table {

  static final String MEND = "export it again as CSV with one line of column titles";

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final int LOOK_RECORDS = 20;
  private static final int LOOK_BYTES = 1 << 16;
  private static final String SEPARATOR = "sep=";

  private final String text;
  private final char delimiter;
  private final Row header;
  private final List<Column> columns;
  private final CsvProperties limits;

  private Table(String text, char delimiter, Row header, CsvProperties limits) {
    this.text = text;
    this.delimiter = delimiter;
    this.header = header;
    this.columns = Column.of(header.cells());
    this.limits = limits;
  }

  /**
   * The table in these bytes.
   *
   * @throws NoticeRefused when they hold none, or one with too many columns
   */
  static Table of(byte[] original, CsvProperties limits) {
    return of(CsvText.of(original, original.length), limits);
  }

  /** The beginning of the table in these bytes; empty when they do not look like one at all. */
  static Optional<Table> beginning(byte[] original, CsvProperties limits) {
    if (isOfAnotherKind(original)) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(CsvText.of(original, Math.min(original.length, LOOK_BYTES)), limits));
    } catch (NoticeRefused none) {
      return Optional.empty();
    }
  }

  /** JSON, XML, PDF and X12 are told by how they begin, without a closer look. */
  private static boolean isOfAnotherKind(byte[] original) {
    int start = 0;
    while (start < original.length && original[start] <= ' ') {
      start++; // blanks, and the bytes of a byte order mark, which are negative
    }
    int look = Math.min(original.length - start, 4);
    String beginning = new String(original, start, look, StandardCharsets.ISO_8859_1);
    return beginning.isEmpty()
        || "{[<".indexOf(beginning.charAt(0)) >= 0
        || beginning.startsWith("%PDF")
        || beginning.matches("ISA[^\\p{Alnum}\\p{Space}].*");
  }

  private static Table of(String text, CsvProperties limits) {
    char delimiter = delimiter(text);
    Row header =
        first(text, delimiter)
            .orElseThrow(
                () -> NoticeRefused.unreadable("the table", "has no line of columns", MEND));
    if (header.cells().size() > limits.maxColumns()) {
      throw NoticeRefused.unreadable(
          "the table",
          "has more columns than overturn.intake.csv.max-columns",
          "leave out what is not needed, or have the limit raised");
    }
    return new Table(text, delimiter, header, limits);
  }

  /** The one that makes most lines as wide as the header; of these the widest. */
  private static char delimiter(String text) {
    char best = ',';
    int most = 0;
    for (char each : DELIMITERS) {
      if (text.startsWith(SEPARATOR + each)) {
        return each;
      }
      List<Integer> widths = widths(text, each);
      int width = widths.isEmpty() ? 0 : widths.get(0);
      int fitting = (int) widths.stream().filter(other -> other == width).count();
      int score = width < 2 ? 0 : fitting * 10_000 + width;
      if (score > most) {
        most = score;
        best = each;
      }
    }
    return best;
  }

  private static List<Integer> widths(String text, char delimiter) {
    List<Integer> widths = new ArrayList<>();
    try (CSVParser parser = parser(text, delimiter)) {
      for (CSVRecord record : parser) {
        boolean title = widths.isEmpty() && filled(record) < 2;
        if (!title && filled(record) > 0) {
          widths.add(record.size());
        }
        if (record.getRecordNumber() > LOOK_RECORDS) {
          break;
        }
      }
    } catch (IOException | UncheckedIOException broken) {
      // what was read until then has to do
    }
    return widths;
  }

  private static Optional<Row> first(String text, char delimiter) {
    try (CSVParser parser = parser(text, delimiter)) {
      for (CSVRecord record : parser) {
        if (filled(record) > 1) {
          return Optional.of(row(record));
        }
        if (record.getRecordNumber() > LOOK_RECORDS) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    } catch (IOException | UncheckedIOException broken) {
      return Optional.empty();
    }
  }

  private static long filled(CSVRecord record) {
    return record.stream().filter(cell -> !cell.isBlank()).count();
  }

  private static CSVParser parser(String text, char delimiter) throws IOException {
    return CSVParser.parse(new StringReader(text), format(delimiter));
  }

  private static CSVFormat format(char delimiter) {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(delimiter)
        .setIgnoreEmptyLines(false)
        .setIgnoreSurroundingSpaces(true)
        .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
        .get();
  }

  private static Row row(CSVRecord record) {
    return new Row((int) record.getRecordNumber(), record.toList());
  }

  List<Column> columns() {
    return columns;
  }

  /** How many rows it has, empty ones left out; counts no further than one above the limit. */
  int size() {
    int rows = 0;
    for (Iterator<Row> all = rows().iterator(); rows <= limits.maxRows() && all.hasNext(); rows++) {
      all.next();
    }
    return rows;
  }

  /**
   * The rows below the header, empty ones left out. Going through them throws {@link NoticeRefused}
   * where a quotation mark is not closed, or when there are too many.
   */
  Iterable<Row> rows() {
    return Rows::new;
  }

  /** A row as a table of its own, which names its delimiter and its charset by itself. */
  byte[] alone(Row row) {
    StringBuilder alone = new StringBuilder("\uFEFF" + SEPARATOR + delimiter + "\r\n");
    try {
      CSVFormat format = format(delimiter);
      format.printRecord(alone, header.cells().toArray());
      format.printRecord(alone, row.cells().toArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return alone.toString().getBytes(StandardCharsets.UTF_8);
  }

  private final class Rows implements Iterator<Row> {

    private final Iterator<CSVRecord> records;
    private Row next;
    private int count;
    private int last;

    Rows() {
      try {
        records = parser(text, delimiter).iterator();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      advance();
    }

    private void advance() {
      next = null;
      try {
        while (next == null && records.hasNext()) {
          Row row = row(records.next());
          last = row.number();
          next = row.number() <= header.number() || row.isEmpty() ? null : row;
        }
      } catch (UncheckedIOException | IllegalStateException broken) {
        throw NoticeRefused.unreadable(
            "row " + (last + 1),
            "has a quotation mark that is not closed, or text behind one",
            "correct it, or export the table again");
      }
      if (next != null && ++count > limits.maxRows()) {
        throw NoticeRefused.unreadable(
            "the table",
            "has more rows than overturn.intake.csv.max-rows",
            "split it, or have the limit raised");
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Row row = next;
      advance();
      return row;
    }
  }
}
