package org.overturn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of {@code docs/retention.md} that says where patient data may stand. */
public final class DataMap {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  private DataMap() {}

  /**
   * A table of the schema {@code overturn}.
   *
   * @param goesWith with what its rows are purged
   * @param mayHold columns in which patient data may stand
   * @param holdsNone the other columns of text
   */
  public record Row(String table, String goesWith, List<String> mayHold, List<String> holdsNone) {}

  /** All rows, in their order. */
  public static List<Row> read() {
    try {
      return ROW.matcher(Files.readString(Path.of("docs", "retention.md")))
          .results()
          .map(row -> new Row(row.group(1), row.group(2), names(row.group(3)), names(row.group(4))))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map((MatchResult name) -> name.group(1)).toList();
  }
}
