package org.overturn.intake.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.Part;
import org.overturn.intake.json.JsonNotices;
import org.springframework.stereotype.Component;

/**
 * Reads a Bundle with one or more ClaimResponses, a ClaimResponse by itself, or the notification of
 * a subscription that brings such Bundles.
 */
@Component
class FhirNotices implements NoticeFormat {

  static final String CONTENT_TYPE = "application/fhir+json";

  private final FhirParsing parsing;
  private final AnswerReader answers;

  FhirNotices(FhirParsing parsing, AnswerReader answers) {
    this.parsing = parsing;
    this.answers = answers;
  }

  @Override
  public List<String> contentTypes() {
    return List.of(CONTENT_TYPE);
  }

  @Override
  public String words() {
    return "FHIR";
  }

  @Override
  public Optional<String> recognise(byte[] original) {
    return Optional.of(CONTENT_TYPE).filter(type -> JsonNotices.isFhir(original));
  }

  /** The answers of a notification that holds several. */
  @Override
  public Iterable<Part> parts(byte[] original) {
    List<JsonNode> answers = notification(original).map(Notification::answers).orElse(List.of());
    List<Part> parts = new ArrayList<>();
    for (JsonNode answer : answers.size() > 1 ? answers : List.<JsonNode>of()) {
      parts.add(new Part("answer " + (parts.size() + 1), bytes(answer)));
    }
    return parts;
  }

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
    Optional<Notification> notification = notification(original);
    if (notification.isEmpty() || notification.get().withResponses()) {
      return answers(original, receivedAt);
    }
    if (notification.get().isTest()) {
      return List.of(Finding.notADenial("The payer tries its subscription", receivedAt));
    }
    return notification.get().answers().stream()
        .findFirst()
        .map(answer -> answers(bytes(answer), receivedAt))
        .orElseGet(
            () ->
                List.of(
                    Finding.forAPerson(
                        "The payer notifies of an answer and does not send it along: fetch it from"
                            + " the payer's portal, or have the subscription send full resources",
                        receivedAt)));
  }

  private static Optional<Notification> notification(byte[] original) {
    boolean possible = new String(original, StandardCharsets.ISO_8859_1).contains("Parameters");
    return possible ? Notification.of(JsonNotices.tree(original)) : Optional.empty();
  }

  private static byte[] bytes(JsonNode answer) {
    return answer.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<Finding> answers(byte[] original, Instant receivedAt) {
    Resources resources = Resources.of(parsing.parse(original));
    List<ClaimResponse> responses = resources.all(ClaimResponse.class);
    if (responses.isEmpty()) {
      throw NoticeRefused.unreadable(
          resources.isBundle() ? "Bundle.entry" : "resourceType",
          "holds no ClaimResponse",
          "send the payer's answer, not the request: a ClaimResponse, or a Bundle with one");
    }
    List<Finding> findings = new ArrayList<>();
    for (ClaimResponse response : responses) {
      findings.addAll(answers.read(response, resources, receivedAt));
    }
    return findings;
  }
}
