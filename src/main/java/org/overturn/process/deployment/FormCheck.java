package org.overturn.process.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks through a form for what would bring markup or another site's pages into Tasklist, where
 * people are signed in.
 */
final class FormCheck {

  private static final Set<String> FOREIGN = Set.of("html", "iframe", "documentPreview");

  /** Jackson reads at most a thousand levels deep. */
  private final ObjectMapper json = new ObjectMapper();

  List<Finding> form(byte[] file) {
    List<Finding> findings = new ArrayList<>();
    try {
      JsonNode form = json.readTree(file);
      if (form == null || !form.isObject()) {
        findings.add(unreadable());
      } else {
        look(form, "", findings);
      }
    } catch (IOException damaged) {
      findings.add(unreadable());
    }
    return findings;
  }

  private void look(JsonNode node, String within, List<Finding> findings) {
    String id = node.path("key").asText(node.path("id").asText(within));
    if (node.isObject() && FOREIGN.contains(node.path("type").asText())) {
      findings.add(
          new Finding(
              0,
              id,
              "a component of type \"%s\" may not stand in a form; use a text view"
                  .formatted(node.path("type").asText())));
    }
    if (node.isTextual() && carriesScript(node.asText())) {
      findings.add(new Finding(0, within, "a form may not carry script; write plain text"));
    }
    node.forEach(each -> look(each, id, findings));
  }

  private static boolean carriesScript(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]", "");
    return plain.contains("<script") || plain.contains("javascript:") || plain.contains("srcdoc=");
  }

  private static Finding unreadable() {
    return new Finding(
        0, "", "this is no form that can be read; open it in Camunda Modeler and save it again");
  }
}
