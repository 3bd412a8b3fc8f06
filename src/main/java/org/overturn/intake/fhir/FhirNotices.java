package org.overturn.intake.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.json.JsonNotices;
import org.springframework.stereotype.Component;

/** Reads a Bundle with one or more ClaimResponses, or a ClaimResponse by itself. */
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

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
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
