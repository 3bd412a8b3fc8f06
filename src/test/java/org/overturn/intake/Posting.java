package org.overturn.intake;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

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
    MockHttpServletResponse response = accepting(null, contentType, body);
    try {
      return new Reply(response, json.readTree(response.getContentAsByteArray()));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The bare answer, to a sender who says what it accepts. */
  MockHttpServletResponse accepting(String accept, String contentType, byte[] body) {
    var request = post("/api/denials").content(body).with(csrf());
    if (accept != null) {
      request.header("Accept", accept);
    }
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return performed(request);
  }

  /** What a machine gets from an address. */
  MockHttpServletResponse get(String address) {
    return performed(MockMvcRequestBuilders.get(address));
  }

  private MockHttpServletResponse performed(MockHttpServletRequestBuilder request) {
    try {
      var asMachine = request.with(user("intake").authorities(() -> "GROUP_intake-clients"));
      return http.perform(asMachine).andReturn().getResponse();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
