package org.overturn.intake.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.Part;
import org.overturn.intake.json.DocumentReader;
import org.springframework.stereotype.Component;

/**
 * Reads tables. Each row is a notice of its own; a table whose columns nobody has mapped waits for
 * a person to map them.
 */
@Component
class CsvNotices implements NoticeFormat {

  static final String CONTENT_TYPE = "text/csv";

  static final String UNMAPPED =
      "Nobody has said yet what the columns of this table are: map its columns, then it is"
          + " imported";

  /** Much looks like a table; what other formats are full of is in no title. */
  private static final String TITLE =
      "[^{}\\[\\]<>~*^\\p{Cntrl}]*\\p{L}[^{}\\[\\]<>~*^\\p{Cntrl}]*";

  private static final int FEW = 3;
  private static final int LOOK_ROWS = 5;
  private static final int LONGEST_TITLE = 80;

  private final Mappings mappings;
  private final DocumentReader documents;
  private final CsvProperties limits;

  CsvNotices(Mappings mappings, DocumentReader documents, CsvProperties limits) {
    this.mappings = mappings;
    this.documents = documents;
    this.limits = limits;
  }

  @Override
  public List<String> contentTypes() {
    return List.of(CONTENT_TYPE, "text/tab-separated-values");
  }

  @Override
  public String words() {
    return "table";
  }

  @Override
  public boolean isNamed(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.endsWith(".csv") || plain.endsWith(".tsv");
  }

  @Override
  public Optional<String> recognise(byte[] original) {
    return Table.beginning(original, limits)
        .filter(table -> isLikely(table) || mappings.of(table.columns()).isPresent())
        .map(table -> CONTENT_TYPE);
  }

  /** Three columns with short titles of their own, and rows below that are as wide. */
  private boolean isLikely(Table table) {
    List<Column> columns = table.columns();
    boolean titles =
        columns.stream()
            .map(Column::title)
            .allMatch(title -> title.length() <= LONGEST_TITLE && title.matches(TITLE));
    return columns.size() >= FEW && titles && areAsWide(table);
  }

  private static boolean areAsWide(Table table) {
    try {
      Iterator<Row> rows = table.rows().iterator();
      int looked = 0;
      while (rows.hasNext() && looked++ < LOOK_ROWS) {
        if (rows.next().cells().size() != table.columns().size()) {
          return false;
        }
      }
      return looked > 0;
    } catch (NoticeRefused broken) {
      return false;
    }
  }

  @Override
  public Iterable<Part> parts(byte[] original) {
    Table table = Table.of(original, limits);
    boolean many = mappings.of(table.columns()).isPresent() && table.size() > 1;
    return many ? () -> parts(table) : List.of();
  }

  private static Iterator<Part> parts(Table table) {
    Iterator<Row> rows = table.rows().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Part next() {
        Row row = rows.next();
        return new Part("row " + row.number(), table.alone(row));
      }
    };
  }

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
    Table table = Table.of(original, limits);
    Iterator<Row> rows = table.rows().iterator();
    if (!rows.hasNext()) {
      throw NoticeRefused.unreadable("the table", "has no rows", "send it when there are some");
    }
    Optional<Mapping> mapping = mappings.of(table.columns());
    if (mapping.isEmpty()) {
      return List.of(Finding.forAPerson(UNMAPPED, receivedAt));
    }
    RowReader reader = new RowReader(documents, mapping.get(), table.columns(), limits.maxCell());
    List<Finding> findings = new ArrayList<>();
    rows.forEachRemaining(row -> findings.add(reader.read(row, receivedAt)));
    return findings;
  }
}
