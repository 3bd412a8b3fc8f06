package org.overturn.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.journeys.NoPatientDataElsewhere;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The worked example of an agent against the real port, with a payer's portal on loopback. */
@OverturnTest
@ExtendWith(NoPatientDataElsewhere.class)
class PortalBotTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DENIAL =
      """
      {"payer": "Florida Blue", "payerReference": "FB-4471", "serviceLine": "1",
       "determination": {"date": "2026-11-17"}, "lineOfBusiness": "commercial", "state": "FL",
       "setting": "outpatient",
       "patient": {"firstName": "Qvphitest", "lastName": "Qvphisample", "memberId": "QVPHI1"},
       "service": {"system": "CPT", "code": "72148"},
       "reason": {"codes": ["HCR:0F"], "text": "Not medically necessary."}}
      """;

  @LocalServerPort int port;
  @Autowired Intake intake;
  @Autowired TaskService tasks;
  @Autowired ExternalTaskService external;
  @Autowired RuntimeService runtime;
  @Autowired JdbcTemplate database;

  private final AtomicReference<String> portalAnswers = new AtomicReference<>("");
  private final AtomicReference<String> portalWasAsked = new AtomicReference<>("");
  private HttpServer portal;
  private String number;

  @BeforeEach
  void aDenialArrivesAndThePortalIsUp() throws Exception {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext(
        "/peer-to-peer",
        exchange -> {
          portalWasAsked.set(exchange.getRequestURI().getQuery());
          byte[] answer = portalAnswers.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    portal.start();
    byte[] denial = DENIAL.getBytes(StandardCharsets.UTF_8);
    number =
        intake.take(Arrived.byApi("application/json", denial, "intake")).cases().get(0).value();
  }

  @AfterEach
  void stop() {
    portal.stop(0);
  }

  @Test
  void theBotAsksThePortalAndTheCaseGoesOnToScheduling_R55() {
    portalAnswers.set(
        "{\"status\": \"granted\", \"date\": \"2026-11-18\", \"time\": \"10:00\", \"confirmation\": \"P-1\"}");
    run();

    await().atMost(PATIENCE).until(() -> isOpen("userTask_scheduleCall"));
    assertThat(portalWasAsked.get()).isEqualTo("request=FB-4471");
    assertThat(
            database.queryForList(
                "select who || ' ' || what || ' ' || case_number from overturn.audit_entry"
                    + " where what = 'case-read-by-agent'",
                String.class))
        .containsExactly("agent case-read-by-agent " + number);
  }

  @Test
  void aPortalThatWantsATelephoneCallGivesTheTaskToAPerson() {
    portalAnswers.set("{\"status\": \"call-us\"}");
    run();

    await().atMost(PATIENCE).until(() -> isOpen("userTask_requestPeerToPeer"));
  }

  @Test
  void anAgentReadsACaseOnlyWhileItHoldsATaskOfIt() {
    HttpUser agent = HttpUser.basic(port, "agent");

    assertThat(agent.get("/api/agents/cases/" + number).statusCode()).isEqualTo(404);
    assertThat(agent.get("/api/agents/cases/nonsense").statusCode()).isEqualTo(404);
    assertThat(HttpUser.basic(port, "coordinator").get("/api/agents/cases/" + number).statusCode())
        .isEqualTo(403);
  }

  @Test
  void anAgentSeesNothingElseOfTheEngine() {
    HttpUser agent = HttpUser.basic(port, "agent");

    assertThat(agent.get("/engine-rest/task").statusCode()).isEqualTo(403);
    assertThat(agent.get("/engine-rest/process-instance").statusCode()).isEqualTo(403);
    assertThat(agent.get("/cases").statusCode()).isNotEqualTo(200);
    assertThat(HttpUser.basic(port, "coordinator").get("/engine-rest/external-task").statusCode())
        .as("external tasks are the agents'")
        .isEqualTo(403);
  }

  @Test
  void anAgentSaysNothingOfACaseButTheAnswersOfItsForm() {
    HttpUser agent = HttpUser.basic(port, "agent");
    String task = "/engine-rest/external-task/" + fetched(agent);
    String more = "\"variables\": {\"callOverturned\": {\"value\": true}}";

    for (String what :
        new String[] {
          "/failure|\"errorMessage\": \"portal down\", \"retries\": 3, \"retryTimeout\": 0, ",
          "/bpmnError|\"errorCode\": \"PersonNeeded\", ",
          "/complete|"
        }) {
      String[] parts = what.split("\\|", -1);
      assertThat(
              agent
                  .postJson(task + parts[0], "{\"workerId\": \"agent\", " + parts[1] + more + "}")
                  .statusCode())
          .as(parts[0])
          .isEqualTo(parts[0].equals("/complete") ? 500 : 400);
    }
    assertThat(
            database.queryForObject(
                """
                select count(*) from act_ru_variable
                where name_ = 'callOverturned' and long_ = 1
                """,
                Long.class))
        .isZero();
  }

  /** A program that fails tells what it was looking for. */
  @Test
  void theWordsOfAFailureAreNotKeptAndTheFailureCounts() {
    HttpUser agent = HttpUser.basic(port, "agent");
    String task = "/engine-rest/external-task/" + fetched(agent);

    assertThat(
            agent
                .postJson(
                    task + "/failure",
                    """
                    {"workerId": "agent", "retries": 0, "retryTimeout": 0,
                     "errorMessage": "no match for Qvphitest 1961-02-03",
                     "errorDetails": "java.io.IOException: Qvphitest Qvphisample"}
                    """)
                .statusCode())
        .isEqualTo(204);
    assertThat(database.queryForMap("select retries_, error_msg_ from act_ru_ext_task"))
        .containsEntry("retries_", 0)
        .containsEntry("error_msg_", "other");
    assertThat(runtime.createIncidentQuery().list())
        .extracting(Incident::getIncidentMessage)
        .contains("other")
        .containsOnly("other", null);
    assertThat(agent.getText(task + "/errorDetails").body()).isEmpty();
  }

  @Test
  void everyCodeOfTheDocsIsKept() throws Exception {
    String docs = Files.readString(Path.of("docs/agents.md"));
    String listed = docs.replaceAll("(?s).*of a `failure` is kept:(.*?)\\. Any other.*", "$1");
    List<String> codes =
        Pattern.compile("`([a-z-]+)`").matcher(listed).results().map(r -> r.group(1)).toList();
    String id = fetched(HttpUser.basic(port, "agent"));

    assertThat(codes).hasSize(9);
    for (String code : codes) {
      external.handleFailure(id, "agent", code, 3, 0);
      assertThat(external.createExternalTaskQuery().singleResult().getErrorMessage())
          .isEqualTo(code);
    }
    external.handleFailure(id, "agent", "qvphitest-qvphisample", "at Qvphitest", 3, 0);
    assertThat(external.createExternalTaskQuery().singleResult().getErrorMessage())
        .isEqualTo("other");
    assertThat(external.getExternalTaskErrorDetails(id)).isNull();
    external.handleBpmnError(id, "agent", "PersonNeeded", "Qvphitest has to call");
    assertThat(isOpen("userTask_requestPeerToPeer")).isTrue();
  }

  /** The path would end in silence, and the window close while nobody has the task. */
  @Test
  void anErrorThatNoModelKnowsIsRefusedAndTheTaskStaysTheAgents() {
    HttpUser agent = HttpUser.basic(port, "agent");
    String id = fetched(agent);

    for (String code : List.of("personneeded", "Qvphitest wants a call")) {
      HttpResponse<String> refused =
          agent.postJson(
              "/engine-rest/external-task/" + id + "/bpmnError",
              "{\"workerId\": \"agent\", \"errorCode\": \"%s\", \"errorMessage\": \"Qvphitest\"}"
                  .formatted(code));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("Send PersonNeeded").doesNotContain(code);
    }
    assertThat(external.createExternalTaskQuery().externalTaskId(id).locked().count()).isOne();
  }

  private String fetched(HttpUser agent) {
    assertThat(
            agent
                .postJson(
                    "/engine-rest/external-task/fetchAndLock",
                    """
                    {"workerId": "agent", "maxTasks": 1, "topics":
                      [{"topicName": "request-peer-to-peer", "lockDuration": 600000}]}
                    """)
                .statusCode())
        .isEqualTo(200);
    return external.createExternalTaskQuery().workerId("agent").singleResult().getId();
  }

  private void run() {
    try (PortalBot bot =
        new PortalBot(
            "http://localhost:" + port,
            "http://localhost:" + portal.getAddress().getPort(),
            "agent")) {
      await().atMost(PATIENCE).until(() -> !portalWasAsked.get().isEmpty());
      await()
          .atMost(PATIENCE)
          .until(() -> isOpen("userTask_scheduleCall") || isOpen("userTask_requestPeerToPeer"));
    }
  }

  private boolean isOpen(String element) {
    return tasks.createTaskQuery().taskDefinitionKey(element).count() > 0;
  }
}
