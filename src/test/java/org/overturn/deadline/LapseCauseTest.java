package org.overturn.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LapseCauseTest {

  private static final List<String> CODES =
      Arrays.stream(LapseCause.values()).map(LapseCause::code).toList();

  @ParameterizedTest
  @ValueSource(strings = {"account-for-lapse", "account-for-missed-filing"})
  void theFormsOfferEveryCauseAndTheServerTakesEachOfThem(String form) throws IOException {
    JsonNode components =
        new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile()).path("components");
    JsonNode causes =
        StreamSupport.stream(components.spliterator(), false)
            .filter(each -> each.path("key").asText().equals("lapseCause"))
            .findFirst()
            .orElseThrow();

    assertThat(causes.path("values").findValuesAsText("value"))
        .containsExactlyInAnyOrderElementsOf(CODES)
        .allMatch(code -> code.matches(LapseCause.CODES));
  }
}
