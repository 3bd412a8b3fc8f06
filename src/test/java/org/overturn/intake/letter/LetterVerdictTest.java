package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterVerdictTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Your request has been denied.|DENIED",
        "We are unable to approve this service.|DENIED",
        "The service is not medically necessary.|DENIED",
        "Determination: Denied|DENIED",
        "This is a notice of adverse benefit determination.|DENIED",
        "We denied the payment of the items below.|DENIED",
        "The admission was not certified.|DENIED",
        "Your request was partially approved.|PARTLY_APPROVED",
        "Two of six visits: approved in part, denied in part.|PARTLY_APPROVED",
        "Your request has been approved.|APPROVED",
        "Notice of approval. We have approved the service. If a claim is denied, call us.|APPROVED",
        "This service is approved. Payment may be denied if the member is not eligible.|APPROVED",
        "We need additional information before we can decide.|ASKS_FOR_INFORMATION",
        "Request for clinical information. The review is pended until it is received.|ASKS_FOR_INFORMATION",
        "Notice of intent to deny. We intend to deny the stay.|INTENDS_TO_DENY",
        "The brace has been approved. The therapy has been denied.|MIXED",
        "The brace has been approved. The sleeve is not covered.|CONTRADICTORY",
        "Knee pain for six weeks. Plan: physical therapy.|NO_DECISION"
      })
  void theWordsOfALetterDecideAndWhatOnlyMightBeDoesNot(String words, Verdict verdict) {
    assertThat(Verdict.of(words)).isEqualTo(verdict);
  }
}
