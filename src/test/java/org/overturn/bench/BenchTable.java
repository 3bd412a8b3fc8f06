package org.overturn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of measurements, on the console and in a file such as {@code target/bench.md}. */
final class BenchTable {

  private final Path file;

  private final List<String> lines =
      new ArrayList<>(
          List.of("| what | ours | the limit beside it | ratio | aim |", "|---|---|---|---|---|"));

  private final List<String> sections = new ArrayList<>();

  /** A table that is kept as {@code target/<name>.md}. */
  BenchTable(String name) {
    file = Path.of("target", name + ".md");
  }

  /** A row whose ratio must not be below the aim. */
  void atLeast(double aim, String what, double ours, double limit) {
    add(what, ours, limit, verdict(">=", aim, ours / limit >= aim));
  }

  /** A row whose ratio must not be above the aim. */
  void atMost(double aim, String what, double ours, double limit) {
    add(what, ours, limit, verdict("<=", aim, ours / limit <= aim));
  }

  /** A row without an aim. */
  void note(String what, double ours, double limit) {
    add(what, ours, limit, "");
  }

  private void add(String what, double ours, double limit, String aim) {
    lines.add(format("| %s | %.1f | %.1f | %.2f | %s |", what, ours, limit, ours / limit, aim));
  }

  /** Adds a table of its own below, in Markdown. */
  void section(String markdown) {
    sections.add(markdown);
  }

  /** Prints it, and keeps it as a file. */
  void write() {
    String table = String.join("\n", lines) + "\n\n" + String.join("\n", sections);
    System.out.println("\n" + table);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, table);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String verdict(String sign, double aim, boolean met) {
    return format("%s %s, %s", sign, aim, met ? "met" : "missed");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.US, pattern, values);
  }
}
