package org.overturn.intake.fhir;

import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeRefused;

/**
 * Collects what the parser stumbles over, with the element's path; it logs nothing, since the
 * library's own handlers would quote values.
 */
class ParsingFlaws extends ErrorHandlerAdapter {

  /** The values that we read and whose loss would change a deadline, a line or a decision. */
  private static final Map<String, String> READ =
      Map.of(
          "created", "write it as a FHIR dateTime such as 2026-11-20T15:40:00-05:00",
          "valueDate", "write it as yyyy-MM-dd",
          "birthDate", "write it as yyyy-MM-dd",
          "outcome", "use queued, complete, error or partial",
          "itemSequence", "write a whole number from 1",
          "sequence", "write a whole number from 1");

  private final JsonNode tree;
  private final List<Flaw> flaws = new ArrayList<>();

  ParsingFlaws(JsonNode tree) {
    this.tree = tree;
  }

  @Override
  public void invalidValue(IParseLocation location, String value, String error) {
    String name = location == null ? "" : location.getParentElementName();
    if (READ.containsKey(name)) {
      add(name, node -> node.asText().equals(value), "has an invalid value", READ.get(name));
    }
  }

  @Override
  public void incorrectJsonType(
      IParseLocation location,
      String name,
      ValueType expected,
      ScalarType expectedScalar,
      ValueType found,
      ScalarType foundScalar) {
    if (expected != found) {
      String mend = "send " + expected.name().toLowerCase(Locale.ROOT) + " here";
      add(name, node -> typeOf(node) == found, "has the wrong JSON type", mend);
    }
  }

  void throwIfAny() {
    if (!flaws.isEmpty()) {
      throw NoticeRefused.incomplete(flaws);
    }
  }

  private void add(String name, Predicate<JsonNode> is, String problem, String mend) {
    String type = tree.path("resourceType").asText();
    String element = find(tree, type, name, is).orElse(name);
    flaws.add(Flaw.at(element, problem, mend));
  }

  /** The path of the first element with this name whose value is the one meant. */
  private static Optional<String> find(
      JsonNode node, String path, String name, Predicate<JsonNode> is) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        Optional<String> found = find(node.get(i), path + "[" + i + "]", name, is);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String place = path + "." + field.getKey();
      if (field.getKey().equals(name) && is.test(field.getValue())) {
        return Optional.of(place);
      }
      Optional<String> found = find(field.getValue(), place, name, is);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static ValueType typeOf(JsonNode node) {
    if (node.isObject()) {
      return ValueType.OBJECT;
    }
    if (node.isArray()) {
      return ValueType.ARRAY;
    }
    return node.isNull() ? ValueType.NULL : ValueType.SCALAR;
  }
}
