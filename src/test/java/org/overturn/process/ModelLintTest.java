package org.overturn.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lints the models with bpmnlint: its recommended rules and those of Camunda Platform 7.24. A
 * warning fails as an error does. Needs npm; where there is none the test is skipped, save in CI.
 */
class ModelLintTest {

  private static final Path TOOL = Path.of("tools/model-lint");

  private static final Path MODELS = Path.of("bpmn");

  /** A process whose end event is reached twice: a warning of the recommended rules, no error. */
  private static final String MODEL_WITH_A_WARNING = "implicit-join.bpmn";

  private static String npm;

  private record Run(int exitCode, String output) {}

  @BeforeAll
  static void linterIsInstalled() throws Exception {
    Optional<String> found = npmOnThePath();
    boolean ci = "true".equalsIgnoreCase(System.getenv("CI"));
    assumeTrue(
        found.isPresent() || ci,
        "The models were not linted: there is no npm on the PATH. Install Node.js 20 or newer.");
    npm = found.orElseThrow(() -> new AssertionError("CI must lint the models: install npm"));
    if (!isInstalled()) {
      Run install = run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts");
      assertThat(install.exitCode()).as("npm ci:%n%s", install.output()).isZero();
    }
  }

  @Test
  void everyModelPassesTheLintWithoutAWarning() throws Exception {
    Run lint = lint(MODELS);

    assertThat(models(MODELS)).hasSize(6);
    assertThat(lint.exitCode()).as("bpmnlint:%n%s", lint.output()).isZero();
  }

  @Test
  void aWarningAloneFailsTheLint(@TempDir Path scratch) throws Exception {
    try (var model = getClass().getResourceAsStream(MODEL_WITH_A_WARNING)) {
      Files.copy(model, scratch.resolve(MODEL_WITH_A_WARNING));
    }

    Run lint = lint(scratch);

    assertThat(lint.exitCode()).isNotZero();
    assertThat(lint.output()).contains("fake-join").contains("0 errors, 1 warning");
  }

  private static Run lint(Path folder) throws Exception {
    String[] command = {npm, "exec", "--offline", "--", "bpmnlint", "--max-warnings=0"};
    Stream<String> files = models(folder).stream().map(file -> file.toAbsolutePath().toString());
    return run(Stream.concat(Arrays.stream(command), files).toArray(String[]::new));
  }

  private static List<Path> models(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }

  /** npm writes a copy of the lock beside what it has installed; an older one is out of date. */
  private static boolean isInstalled() throws IOException {
    Path installed = TOOL.resolve("node_modules/.package-lock.json");
    Path wanted = TOOL.resolve("package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
  }

  private static Optional<String> npmOnThePath() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(Path.of(folder, "npm.cmd"), Path.of(folder, "npm")))
        .filter(Files::isExecutable)
        .filter(file -> file.toString().endsWith(".cmd") || File.separatorChar == '/')
        .map(Path::toString)
        .findFirst();
  }

  private static Run run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("model-lint", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(TOOL.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Files.delete(output);
    return new Run(ended ? process.exitValue() : -1, text);
  }
}
