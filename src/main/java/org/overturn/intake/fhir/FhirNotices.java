package org.overturn.intake.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.overturn.intake.Channel;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
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
  public String contentType() {
    return CONTENT_TYPE;
  }

  @Override
  public Channel channel() {
    return Channel.FHIR;
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
