package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.LineOfBusiness;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The interface as a machine meets it: its description, its sign-in and its real port. */
@OverturnTest
class ApiDescriptionTest {

  @LocalServerPort int port;
  @Autowired ObjectMapper json;

  private JsonNode operation;

  @BeforeEach
  void readTheDescription() throws Exception {
    String description = HttpUser.basic(port, "intake").getJson("/v3/api-docs").body();
    operation = json.readTree(description).at("/paths/~1api~1denials/post");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/fhir+json", "application/edi-x12"})
  void theExamplesInTheDescriptionRun(String type) throws Exception {
    JsonNode examples = operation.path("requestBody").path("content").path(type).path("examples");
    String example = text(examples.iterator().next().path("value"));

    HttpResponse<String> answer =
        HttpUser.basic(port, "intake").post("/api/denials", type, example);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json.readTree(answer.body()).path("state").asText()).isEqualTo("accepted");
  }

  @Test
  void everyAnswerIsDescribed() {
    assertThat(operation.path("responses").fieldNames())
        .toIterable()
        .contains("200", "201", "400", "413", "415", "422", "503");
  }

  @Test
  void ourOwnDocumentIsDescribedFieldByField() throws Exception {
    String description = HttpUser.basic(port, "intake").getJson("/v3/api-docs").body();
    JsonNode denial = json.readTree(description).at("/components/schemas/Denial/properties");

    assertThat(denial.fieldNames())
        .toIterable()
        .contains("payer", "payerReference", "determination", "patient", "service", "reason");
    assertThat(denial.at("/lineOfBusiness/enum")).hasSize(LineOfBusiness.values().length);
  }

  @Test
  void aMachineWithoutAPasswordIsAskedForOne() {
    HttpResponse<String> answer =
        HttpUser.anonymous(port).postJson("/api/denials", Documents.denial().toString());

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  private String text(JsonNode example) {
    return example.isTextual() ? example.asText() : example.toString();
  }
}
