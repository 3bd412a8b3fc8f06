package org.overturn.security;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Who may do what: the table {@code access/matrix.csv}, which compliance officers read and the
 * running application obeys (45 CFR 164.308(a)(4), 164.312(a)(1)). What no row names is refused to
 * everybody. Of the rows that fit, the one with the most specific path holds, and of those the one
 * that names the method. A row whose method is {@code #} is a heading.
 */
final class AccessMatrix {

  static final String FILE = "access/matrix.csv";

  /** The columns of roles; the first is whoever is not signed in. */
  static final String NOBODY = "not signed in";

  static final List<String> ROLES =
      List.of(
          NOBODY,
          Groups.COORDINATORS,
          Groups.PHYSICIANS,
          Groups.SUPERVISORS,
          Groups.PROCESS_OWNERS,
          Groups.COMPLIANCE,
          Groups.INTAKE_CLIENTS,
          Groups.AGENTS,
          Groups.MONITORING,
          Groups.ADMINISTRATORS);

  private static final String ANY_METHOD = "*";
  private static final String HEADING = "#";
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", ANY_METHOD);

  /** Both doors to the engine's interface: for machines, and for the web applications. */
  private static final String ENGINE = "[engine]";

  private static final List<String> ENGINE_DOORS =
      List.of("/engine-rest", "/camunda/api/engine/engine/{engine}");

  private static final Comparator<Row> NARROWEST_FIRST =
      Comparator.comparing(Row::pattern, PathPattern.SPECIFICITY_COMPARATOR)
          .thenComparing(row -> row.method().equals(ANY_METHOD));

  /** What a role may do. */
  enum Right {
    NO(""),
    /** With the cases that are theirs. */
    OWN("own"),
    YES("yes");

    private final String word;

    Right(String word) {
      this.word = word;
    }

    static Optional<Right> of(String word) {
      return Stream.of(values()).filter(right -> right.word.equals(word)).findFirst();
    }
  }

  /**
   * What one address is, and whose.
   *
   * @param line the row's line in the file
   * @param method an HTTP method; {@code *} is any
   * @param patientData whether it shows or changes data of a patient
   */
  record Row(
      long line,
      String method,
      PathPattern pattern,
      String what,
      boolean patientData,
      Map<String, Right> rights) {

    boolean fits(String asked, PathContainer path) {
      boolean methodFits =
          method.equals(ANY_METHOD)
              || method.equals(asked)
              || method.equals("GET") && asked.equals("HEAD");
      return methodFits && pattern.matches(path);
    }

    /** What stands in the path where the pattern has names. */
    Map<String, String> variables(PathContainer path) {
      return pattern.matchAndExtract(path).getUriVariables();
    }

    Right of(String role) {
      return rights.get(role);
    }

    /** As in {@code GET /cases/{number}}. */
    String address() {
      return method + " " + pattern;
    }
  }

  private final List<Row> rows;

  private AccessMatrix(List<Row> rows) {
    this.rows = rows;
  }

  /** The table that comes with the application. */
  static AccessMatrix shipped() {
    try (Reader file =
        new InputStreamReader(
            new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
      return read(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(FILE + " cannot be read", failure);
    }
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException naming the line at fault and how to mend it
   */
  static AccessMatrix read(Reader file) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    List<Row> rows = new ArrayList<>();
    Map<String, Row> known = new HashMap<>();
    try (var lines = format.parse(file)) {
      for (String column : ROLES) {
        if (!lines.getHeaderNames().contains(column)) {
          throw new IllegalArgumentException(FILE + " has no column '" + column + "'");
        }
      }
      for (CSVRecord line : lines) {
        if (!line.get("method").equals(HEADING)) {
          for (Row row : rows(line, lines.getCurrentLineNumber())) {
            Row same = known.putIfAbsent(row.method() + " " + shape(row.pattern()), row);
            if (same != null) {
              throw fault(row.line(), "says again what line " + same.line() + " says");
            }
            rows.add(row);
          }
        }
      }
    }
    rows.sort(NARROWEST_FIRST);
    return new AccessMatrix(List.copyOf(rows));
  }

  /** The row that holds for an address; empty when nothing does, and so nobody may. */
  Optional<Row> find(String method, PathContainer path) {
    return rows.stream().filter(row -> row.fits(method, path)).findFirst();
  }

  List<Row> rows() {
    return rows;
  }

  /** A path without the names and patterns of its variables, which mean nothing to a request. */
  static String shape(PathPattern pattern) {
    return shape(pattern.getPatternString());
  }

  static String shape(String pattern) {
    return pattern.replaceAll("\\{[^/{}]*(\\{[^{}]*}[^/{}]*)*}", "{}");
  }

  private static List<Row> rows(CSVRecord line, long number) {
    if (!line.isConsistent()) {
      throw fault(number, "has not as many cells as the heading; is a comma not in quotes?");
    }
    String method = line.get("method");
    if (!METHODS.contains(method)) {
      throw fault(number, "names no method of HTTP; it is one of " + METHODS);
    }
    String path = line.get("path");
    if (!path.startsWith(ENGINE)) {
      return List.of(row(line, number, method, path));
    }
    return ENGINE_DOORS.stream()
        .map(door -> row(line, number, method, door + path.substring(ENGINE.length())))
        .toList();
  }

  private static Row row(CSVRecord line, long number, String method, String path) {
    Map<String, Right> rights = new HashMap<>();
    for (String role : ROLES) {
      rights.put(
          role,
          Right.of(line.get(role))
              .orElseThrow(() -> fault(number, role + " is 'yes', 'own' or empty")));
    }
    if (line.get("what it is").isEmpty()) {
      throw fault(number, "does not say what it is");
    }
    String patient = line.get("patient data");
    if (!patient.equals("yes") && !patient.equals("no")) {
      throw fault(number, "patient data is 'yes' or 'no'");
    }
    return new Row(
        number,
        method,
        pattern(path, number),
        line.get("what it is"),
        patient.equals("yes"),
        Map.copyOf(rights));
  }

  private static PathPattern pattern(String path, long number) {
    try {
      return PathPatternParser.defaultInstance.parse(path);
    } catch (PatternParseException wrong) {
      throw fault(number, "has a path that cannot be read: " + wrong.getMessage());
    }
  }

  private static IllegalArgumentException fault(long line, String what) {
    return new IllegalArgumentException(FILE + ", line " + line + ": " + what);
  }
}
