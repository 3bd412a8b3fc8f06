package org.overturn.intake.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.json.JsonNotices;
import org.overturn.testing.OverturnTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever a document of FHIR or of our own JSON has become on its way: it is read, or refused with
 * words that repeat no value, and nothing else happens.
 */
class DamagedDocumentsTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-18T15:00:00Z");
  private static final String BUNDLE =
      Pas.answer().line(1, "A3", "0F").approved(2, "AUTH-1").line(3, "CT").bundle();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final NoticeFormat fhir = application().getBean(FhirNotices.class);
  private final NoticeFormat json = application().getBean(JsonNotices.class);
  private final String own = own();

  /** The application of the other tests: jqwik has no injection of its own. */
  @OverturnTest
  static class OfTheOthers {}

  private static ApplicationContext application() {
    return new TestContextManager(OfTheOthers.class).getTestContext().getApplicationContext();
  }

  @Test
  void aBlankBeforeADateIsReadOver() {
    String blank = BUNDLE.replace("\"2026-11-17T11:20", "\" 2026-11-17T11:20");

    assertThat(fhir.read(blank.getBytes(StandardCharsets.UTF_8), RECEIVED).get(0).facts())
        .extracting(facts -> facts.determinationDate().toString())
        .isEqualTo("2026-11-17");
  }

  @Test
  void aDocumentThatBreaksOffAnywhereIsRefused() {
    for (int length = 0; length < BUNDLE.length(); length += 7) {
      take(fhir, BUNDLE.substring(0, length));
    }
    for (int length = 0; length < own.length(); length += 3) {
      take(json, own.substring(0, length));
    }
  }

  @Property(tries = 1500, seed = "20261121")
  void aValueOfAnotherShapeAnywhereIsReadOrRefused(@ForAll Random random, @ForAll boolean ours)
      throws IOException {
    JsonNode tree = MAPPER.readTree(ours ? own : BUNDLE);
    for (int change = 0; change <= random.nextInt(3); change++) {
      change(tree, random);
    }
    take(ours ? json : fhir, tree.toString());
  }

  @Property(tries = 500, seed = "20261121")
  void charactersOfAnyKindAnywhereAreReadOrRefused(
      @ForAll Random random, @ForAll String noise, @ForAll boolean ours) {
    StringBuilder text = new StringBuilder(ours ? own : BUNDLE);
    text.insert(random.nextInt(text.length()), noise);
    take(ours ? json : fhir, text.toString());
  }

  @Property(tries = 300, seed = "20261121")
  void anyTextIsReadOrRefused(@ForAll String text) {
    take(fhir, text);
    take(json, text);
  }

  private void take(NoticeFormat format, String text) {
    byte[] original = text.getBytes(StandardCharsets.UTF_8);
    format.recognise(original);
    try {
      format.parts(original).forEach(part -> assertThat(part.bytes()).isNotEmpty());
      assertThat(format.read(original, RECEIVED)).isNotEmpty();
    } catch (NoticeRefused refused) {
      assertThat(refused.flaws()).isNotEmpty().extracting(Flaw::words).doesNotContainNull();
      assertThat(refused.getMessage()).doesNotContain("Zyxmarked", "Qvphitest", "MEMB-ZYX-77");
    }
  }

  private static void change(JsonNode tree, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(tree, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(4) == 0) {
      object.remove(name);
    } else {
      object.set(name, strange(random, object.get(name)));
    }
  }

  private static JsonNode strange(Random random, JsonNode before) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(9)) {
      case 0 -> make.nullNode();
      case 1 -> make.numberNode(random.nextLong());
      case 2 -> make.numberNode(1e300);
      case 3 -> make.booleanNode(true);
      case 4 -> make.textNode("x".repeat(random.nextInt(20_000)));
      case 5 -> make.textNode("0000-13-45T99:99:99+99:99");
      case 6 -> make.arrayNode().add(before.deepCopy());
      case 7 -> make.objectNode().set("a", before.deepCopy());
      default -> make.arrayNode();
    };
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
      object.forEach(child -> collect(child, objects));
    } else if (node instanceof ArrayNode array) {
      array.forEach(child -> collect(child, objects));
    }
  }

  private static String own() {
    try {
      return Files.readString(Path.of("samples", "01-unitedhealthcare-lumbar-mri.json"));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
