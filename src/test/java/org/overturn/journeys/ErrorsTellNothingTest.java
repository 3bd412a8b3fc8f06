package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.overturn.testing.HttpUser;
import org.overturn.testing.Marks;
import org.overturn.testing.OverturnTest;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * What is refused is answered without a word of it. That no error's body, header or log line has a
 * mark, every test asks by itself; see {@link org.overturn.testing.Leaks}.
 */
@OverturnTest
class ErrorsTellNothingTest {

  private static final String DENIAL =
      """
      {"payer": "UnitedHealthcare", "payerReference": "REF-9", "determination": {"date": "2026-11-17"},
       "lineOfBusiness": "employer", "state": "TX", "setting": "outpatient", "stage": "pre-service",
       "urgency": "standard",
       "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest", "birthDate": "1961-02-03",
         "memberId": "MEMB-ZYX-77"},
       "service": {"system": "CPT", "code": "72148", "units": "1"},
       "reason": {"actionCode": "A3", "codes": ["HCR:0F"], "text": "Zyxtyped words"}}
      """;

  @Autowired MockMvc web;
  @Autowired TaskService tasks;
  @LocalServerPort int port;

  /** Names of fields are the sender's program's; those that are no field are told back to it. */
  static Stream<Arguments> badDenials() {
    return Stream.of(
        Arguments.of("application/json", "Zyxmarked Qvphitest"),
        Arguments.of("application/json", DENIAL.replace("}}", "}, Zyxmarked}")),
        Arguments.of("application/json", DENIAL.replace("1961-02-03", "1961-02-03 Zyxtyped")),
        Arguments.of("application/json", DENIAL.replace("employer", "Zyxmarked")),
        Arguments.of("application/json", DENIAL.replace("\"TX\"", "\"Qvphitest\"")),
        Arguments.of("application/json", DENIAL.replace("2026-11-17", "Zyxmarked")),
        Arguments.of("application/json", DENIAL.replace("[\"HCR:0F\"]", "{\"Zyxmarked\": 1}")),
        Arguments.of("application/json", DENIAL.replace("\"1\"", "\"Zyxmarked\"")),
        Arguments.of("application/json", DENIAL.replace("MEMB-ZYX-77", "MEMB-ZYX-77".repeat(20))),
        Arguments.of("application/fhir+json", "{\"resourceType\": \"Zyxmarked\"}"),
        Arguments.of(
            "application/fhir+json",
            "{\"resourceType\": \"ClaimResponse\", \"Qvphitest\": [{\"Zyxmarked\": 1}],"
                + " \"created\": \"Zyxtyped\"}"),
        Arguments.of("application/fhir+json", "{\"resourceType\": \"ClaimResponse\", Zyxmarked"),
        Arguments.of(
            "application/edi-x12", "ISA*00*Zyxmarked*NM1*IL*1*Qvphitest*Zyxmarked~MEMB-ZYX-77"),
        Arguments.of("application/pdf", "%PDF-1.7 Zyxmarked Qvphitest"),
        Arguments.of("image/png", "Zyxmarked Qvphitest"),
        Arguments.of("text/csv", "Zyxmarked,Qvphitest\n\"MEMB-ZYX-77"),
        Arguments.of("text/plain", "Zyxmarked Qvphitest"),
        Arguments.of("text/Zyxmarked", "x"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource("badDenials")
  void aDenialThatCannotBeTaken(String type, String body) throws Exception {
    MockHttpServletResponse answer =
        answer(
            post("/api/denials")
                .header("Content-Type", type)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .with(machine()));
    assertThat(answer.getStatus()).isGreaterThanOrEqualTo(400).isNotEqualTo(500);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).isNotBlank();
  }

  @Test
  void anAnswerToATaskAnUploadAndACorrectionThatAreRefused() throws Exception {
    String number = opened();
    String task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number)
            .taskDefinitionKey("userTask_requestPeerToPeer")
            .singleResult()
            .getId();
    HttpUser person = HttpUser.basic(port, "coordinator");
    for (String body :
        new String[] {
          "{\"variables\": {\"requestResult\": {\"value\": \"Zyxmarked\"},"
              + " \"spokeWith\": {\"value\": \"Zyxtyped\"}}}",
          "{\"variables\": {\"Zyxmarked\": {\"value\": \"Qvphitest\", \"type\": \"String\"}}}"
        }) {
      var answer = person.postJson("/engine-rest/task/" + task + "/submit-form", body);
      assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(400);
      assertThat(Marks.in(answer.body())).as(answer.body()).isEmpty();
    }
    answer(
        multipart("/cases/" + number + "/documents")
            .file(new MockMultipartFile("file", "Zyxmarked.exe", "a/b", new byte[] {77, 90, 0}))
            .param("kind", "Qvphitest")
            .with(coordinator())
            .with(csrf()));
    answer(
        post("/cases/" + number + "/correct")
            .param("seen", "Zyxmarked")
            .param("memberId", "MEMB-ZYX-77")
            .with(coordinator())
            .with(csrf()));
  }

  @Test
  void whatIsSearchedForStandsInNoAddress() throws Exception {
    opened();
    MockHttpServletResponse answer =
        answer(post("/cases").param("text", "Qvphitest").with(coordinator()).with(csrf()));
    assertThat(answer.getStatus()).isEqualTo(302);
  }

  /** Whoever looks for a fault turns logging up; then nothing may come out either. */
  @Test
  void theLogTellsNothingAtTheFinestLevel() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Map<String, Level> before = new TreeMap<>();
    for (String name :
        new String[] {"org.overturn", "org.springframework", "org.hibernate", "com.zaxxer"}) {
      Logger logger = root.getLoggerContext().getLogger(name);
      before.put(name, logger.getLevel());
      logger.setLevel(Level.TRACE);
    }
    try {
      String number = opened();
      answer(post("/cases").param("text", "Qvphitest").with(coordinator()).with(csrf()));
      answer(get("/cases/" + number).with(coordinator()));
    } finally {
      before.forEach((name, level) -> root.getLoggerContext().getLogger(name).setLevel(level));
    }
  }

  private String opened() throws Exception {
    MockHttpServletResponse answer =
        answer(
            post("/api/denials")
                .contentType(MediaType.APPLICATION_JSON)
                .content(DENIAL)
                .with(machine()));
    String body = answer.getContentAsString(StandardCharsets.UTF_8);
    return body.replaceAll("(?s).*\"number\":\"(D-[0-9-]+)\".*", "$1");
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request).andReturn().getResponse();
  }
}
