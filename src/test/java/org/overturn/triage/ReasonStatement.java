package org.overturn.triage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * A labeled reason from {@code triage/reason-statements.csv}; the README beside the file says what
 * the labels mean.
 *
 * @param half {@code tune} or {@code held-out}
 * @param codes as a case keeps them, {@code SYSTEM:CODE} separated by blanks; may be empty
 * @param label {@code clinical}, {@code administrative} or {@code unclear}
 */
record ReasonStatement(String id, String half, String codes, String statement, String label) {

  static final String TUNE = "tune";
  static final String HELD_OUT = "held-out";

  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  static List<ReasonStatement> all() {
    return lines().stream().skip(1).map(ReasonStatement::read).toList();
  }

  boolean isOf(String wanted) {
    return half.equals(wanted);
  }

  /** The same reason with what else stands in the letter behind it. */
  ReasonStatement followedBy(String sentences) {
    return new ReasonStatement(id, half, codes, statement + " " + sentences, label);
  }

  ReasonStatement labeled(String otherwise) {
    return new ReasonStatement(id, half, codes, statement, otherwise);
  }

  private static ReasonStatement read(String line) {
    String[] cells = COMMA.split(line, -1);
    return new ReasonStatement(
        cells[0], cells[1], cells[2], unquoted(cells[3]).replace("\\n", "\n"), cells[4]);
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }

  private static List<String> lines() {
    try {
      return new ClassPathResource("triage/reason-statements.csv")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
