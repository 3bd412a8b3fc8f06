package org.overturn.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** That the image can be built, where no Docker engine may be at hand. */
class DockerfileTest {

  private static final Path TESTS = Path.of("src/test");

  @Test
  void whateverItCopiesIsThereAndLetInToTheBuild() throws IOException {
    for (Path source : copied()) {
      assertThat(source).exists();
      assertThat(files(source)).isNotEmpty().allMatch(this::isLetIn);
    }
    assertThat(isLetIn(Path.of(".env"))).as("secrets").isFalse();
    assertThat(isLetIn(Path.of("target/classes"))).as("what was built before").isFalse();
  }

  @Test
  void whateverTheBuildPutsIntoTheJarIsCopied() throws Exception {
    assertThat(Stream.concat(Stream.of("pom.xml", "mvnw", ".mvn", "src/main/java"), resources()))
        .allSatisfy(
            read ->
                assertThat(copied()).as(read).anyMatch(source -> Path.of(read).startsWith(source)));
  }

  /** What is copied from the folder of the build, and not from another stage. */
  private static List<Path> copied() throws IOException {
    return Files.readAllLines(Path.of("Dockerfile")).stream()
        .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
        .map(line -> line.substring("COPY ".length()).split(" +"))
        .flatMap(words -> Arrays.stream(words, 0, words.length - 1))
        .map(Path::of)
        .toList();
  }

  private static List<Path> files(Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.startsWith(TESTS)).toList();
    }
  }

  /** As Docker reads .dockerignore: the last line that fits the file or a folder of it decides. */
  private boolean isLetIn(Path file) {
    boolean letIn = true;
    for (String line : ignored()) {
      boolean exception = line.startsWith("!");
      if (fits(exception ? line.substring(1) : line, file)) {
        letIn = exception;
      }
    }
    return letIn;
  }

  private static boolean fits(String pattern, Path file) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    return IntStream.rangeClosed(1, file.getNameCount())
        .anyMatch(length -> matcher.matches(file.subpath(0, length)));
  }

  private static List<String> ignored() {
    try {
      return Files.readAllLines(Path.of(".dockerignore")).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /** The folders of resources that pom.xml declares. */
  private static Stream<String> resources() throws Exception {
    Document pom =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse("pom.xml");
    NodeList folders =
        (NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(
                    "/project/build/resources/resource/directory", pom, XPathConstants.NODESET);
    assertThat(folders.getLength()).isPositive();
    return IntStream.range(0, folders.getLength())
        .mapToObj(each -> folders.item(each).getTextContent().strip());
  }
}
