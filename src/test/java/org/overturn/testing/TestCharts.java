package org.overturn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of patients' charts, for the whole JVM: empty when a test begins. */
public final class TestCharts {

  private static final Path HOME = home();
  private static final Path FOLDER = HOME.resolve("charts");
  private static final Path AWAY = HOME.resolve("away");

  private TestCharts() {}

  /** Puts a FHIR Bundle there. */
  public static void put(String name, String bundle) {
    try {
      Files.writeString(FOLDER.resolve(name), bundle);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The share on which the folder lies is away. */
  public static void goAway() {
    move(FOLDER, AWAY);
  }

  public static void comeBack() {
    move(AWAY, FOLDER);
  }

  static Path folder() {
    return FOLDER;
  }

  static void forget() {
    try {
      if (Files.exists(AWAY)) {
        comeBack();
      }
      Files.createDirectories(FOLDER);
      for (Path file : files()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.toList();
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path home() {
    try {
      Path home = Files.createTempDirectory("overturn-charts");
      home.toFile().deleteOnExit();
      Files.createDirectories(home.resolve("charts"));
      return home;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
