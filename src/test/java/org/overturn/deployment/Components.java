package org.overturn.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What the product is made of, as its SBOM says (CycloneDX JSON). */
record Components(List<Component> all) {

  private static final Path SBOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");
  private static final Path POM = Path.of("pom.xml");
  private static final Pattern PARTS = Pattern.compile("[.\\-]");

  /**
   * A library of the product.
   *
   * @param name group and artifact, as {@code org.yaml:snakeyaml}
   */
  record Component(String name, String version, List<String> licenses) {}

  /**
   * As the build has just written it. Maven writes none with {@code -o}; then the test is skipped
   * with a message, except in CI, which fails.
   */
  static Components ofTheProduct() throws IOException {
    boolean fresh =
        Files.exists(SBOM)
            && Files.getLastModifiedTime(SBOM).compareTo(Files.getLastModifiedTime(POM)) >= 0;
    String missing = SBOM + " is missing or older than pom.xml: build without -o";
    if (System.getenv("CI") != null) {
      Assertions.assertTrue(fresh, missing);
    }
    Assumptions.assumeTrue(fresh, missing);
    return of(new ObjectMapper().readTree(SBOM.toFile()));
  }

  static Components of(JsonNode sbom) {
    List<Component> all = new ArrayList<>();
    for (JsonNode each : sbom.path("components")) {
      all.add(
          new Component(
              each.path("group").asText() + ":" + each.path("name").asText(),
              each.path("version").asText(),
              StreamSupport.stream(each.path("licenses").spliterator(), false)
                  .map(Components::license)
                  .toList()));
    }
    return new Components(List.copyOf(all));
  }

  private static String license(JsonNode given) {
    JsonNode license = given.path("license");
    String name = license.path("id").asText(license.path("name").asText());
    return name.isEmpty() ? given.path("expression").asText() : name;
  }

  /** Part by part, numbers as numbers; what is missing counts as nothing. */
  static int compare(String one, String other) {
    String[] left = PARTS.split(one);
    String[] right = PARTS.split(other);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int difference = Integer.compare(number(left, i), number(right, i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int number(String[] parts, int at) {
    return at < parts.length && parts[at].matches("\\d{1,9}") ? Integer.parseInt(parts[at]) : 0;
  }
}
