package org.overturn.intake;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;

/** Posts notices as a machine does, and reads the answers. */
@Component
class Posting {

  static final String JSON = "application/json";
  static final String FHIR = "application/fhir+json";
  static final String X12 = "application/edi-x12";

  private final MockMvc http;
  private final ObjectMapper json;

  Posting(MockMvc http, ObjectMapper json) {
    this.http = http;
    this.json = json;
  }

  /** An answer: its status, its headers and its body. */
  record Reply(MockHttpServletResponse response, JsonNode body) {

    int status() {
      return response.getStatus();
    }

    String state() {
      return body.path("state").asText();
    }

    List<String> cases() {
      return body.path("cases").findValuesAsText("number");
    }

    String onlyCase() {
      return cases().get(0);
    }

    String element() {
      return body.path("element").asText();
    }

    List<String> elements() {
      return body.path("errors").findValuesAsText("element");
    }
  }

  Reply json(Object body) {
    return send(JSON, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  Reply fhir(Object body) {
    return send(FHIR, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  Reply send(String contentType, byte[] body) {
    try {
      var request =
          post("/api/denials")
              .content(body)
              .with(user("intake").authorities(() -> "GROUP_intake-clients"))
              .with(csrf());
      if (contentType != null) {
        request.header("Content-Type", contentType);
      }
      MockHttpServletResponse response = http.perform(request).andReturn().getResponse();
      return new Reply(response, json.readTree(response.getContentAsByteArray()));
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
