package org.overturn.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Holds docker-compose.yml to the published schema, where no Docker engine may be at hand. */
class ComposeFileTest {

  private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|key)$");
  private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{[A-Z_]+:[?-].*}");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

  private String text;
  private JsonNode compose;

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(Path.of("docker-compose.yml"));
    // SnakeYAML resolves the anchors and merges, as Compose does
    Map<String, Object> yaml = new Yaml().load(text);
    compose = new ObjectMapper().valueToTree(yaml);
  }

  @Test
  void itFollowsThePublishedSchema() throws IOException {
    try (InputStream published = getClass().getResourceAsStream("/compose/compose-spec.json")) {
      ObjectNode document = (ObjectNode) new ObjectMapper().readTree(published);
      // it names its draft by an address that nothing answers to, and parts as drafts no longer do
      document.remove("$schema");
      for (JsonNode part : document.findParents("id")) {
        if (part.path("id").isTextual()) {
          ((ObjectNode) part).remove("id");
        }
      }
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(document);
      assertThat(schema.validate(compose)).isEmpty();
    }
  }

  @Test
  void twoNodesADatabaseAndAMailServerEachSayWhetherTheyAreHealthy() {
    JsonNode services = compose.path("services");
    assertThat(services.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("node-1", "node-2", "database", "mail");
    services.forEach(service -> assertThat(service.has("healthcheck")).isTrue());
    assertThat(services.path("node-1").path("environment"))
        .isEqualTo(services.path("node-2").path("environment"));
  }

  @Test
  void noSecretStandsInIt() {
    for (JsonNode service : compose.path("services")) {
      service
          .path("environment")
          .fields()
          .forEachRemaining(
              setting -> {
                if (SECRET.matcher(setting.getKey()).matches()) {
                  assertThat(setting.getValue().asText())
                      .as(setting.getKey())
                      .matches(FROM_ENVIRONMENT);
                }
              });
    }
  }

  @Test
  void theExampleNamesEachVariableAndGivesNoSecret() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of(".env.example")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    Matcher used = VARIABLE.matcher(text);
    TreeSet<String> variables = new TreeSet<>();
    while (used.find()) {
      variables.add(used.group(1));
    }
    assertThat(lines)
        .extracting(line -> line.substring(0, line.indexOf('=')))
        .containsExactlyInAnyOrderElementsOf(variables);
    assertThat(lines).allMatch(line -> line.endsWith("=") || line.equals("SECURE_COOKIES=true"));
  }
}
