package org.overturn.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The worked example of an agent against the real port, with a payer's portal on loopback. */
@OverturnTest
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
