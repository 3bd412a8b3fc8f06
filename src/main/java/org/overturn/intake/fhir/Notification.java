package org.overturn.intake.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A notification of the payer's subscription, by which the answer to a pended request comes (Da
 * Vinci PAS, PASSubscriptionTopic; Subscriptions R5 Backport): a history Bundle that begins with
 * Parameters, and holds each answer as a PAS response Bundle of its own.
 *
 * @param type handshake, heartbeat, query-status or event-notification
 * @param answers the response Bundles, which may be about different patients
 * @param withResponses true when ClaimResponses stand in the notification itself
 */
record Notification(String type, List<JsonNode> answers, boolean withResponses) {

  private static final Set<String> TYPES =
      Set.of("handshake", "heartbeat", "query-status", "event-notification");

  /** Empty when the document is no notification. */
  static Optional<Notification> of(JsonNode document) {
    JsonNode entries = document.path("entry");
    JsonNode first = entries.path(0).path("resource");
    if (!"Parameters".equals(first.path("resourceType").asText())) {
      return Optional.empty();
    }
    return type(first).map(type -> new Notification(type, answers(entries), responses(entries)));
  }

  /** True when nothing has happened yet: the payer only tries whether we are there. */
  boolean isTest() {
    return !type.equals("event-notification");
  }

  private static Optional<String> type(JsonNode parameters) {
    for (JsonNode parameter : parameters.path("parameter")) {
      String value = parameter.path("valueCode").asText();
      if ("type".equals(parameter.path("name").asText()) && TYPES.contains(value)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> answers(JsonNode entries) {
    List<JsonNode> answers = new ArrayList<>();
    for (JsonNode entry : entries) {
      if ("Bundle".equals(entry.at("/resource/resourceType").asText())) {
        answers.add(entry.path("resource"));
      }
    }
    return answers;
  }

  private static boolean responses(JsonNode entries) {
    for (JsonNode entry : entries) {
      if ("ClaimResponse".equals(entry.at("/resource/resourceType").asText())) {
        return true;
      }
    }
    return false;
  }

  /** Says nothing of what it holds. */
  @Override
  public String toString() {
    return "Notification[" + type + "]";
  }
}
