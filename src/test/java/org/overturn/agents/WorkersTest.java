package org.overturn.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.impl.FetchAndLockContextListener;
import org.camunda.bpm.engine.rest.impl.FetchAndLockHandlerImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two agents at the real port: what one has in hand is not the other's to read or to answer. */
@OverturnTest
class WorkersTest {

  private static final long PATIENCE_SECONDS = 60;
  private static final String PASSWORD = "Heron.over.44.reeds";
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
  @Autowired IdentityService identity;
  @Autowired ExternalTaskService external;

  private HttpUser agent;
  private HttpUser other;

  @BeforeEach
  void twoAgents() {
    User second = identity.newUser("agent-2");
    second.setPassword(PASSWORD);
    identity.saveUser(second);
    identity.createMembership("agent-2", "agents");
    agent = HttpUser.basic(port, "agent");
    other = HttpUser.basic(port, "agent-2", PASSWORD);
  }

  @AfterEach
  void oneAgent() {
    identity.deleteUser("agent-2");
  }

  @Test
  void anAgentReadsTheCaseOfItsOwnTaskAndNoOthers() {
    String number = denied();
    assertThat(fetch(agent, "agent:2", "").body()).contains(number);

    assertThat(reads(agent, number)).isEqualTo(200);
    assertThat(reads(other, number)).isEqualTo(404);
  }

  @Test
  void noAgentTouchesTheTaskOfAnother() {
    denied();
    fetch(agent, "agent", "");
    ExternalTask before = task();
    Map<String, String> ways =
        Map.of(
            "/lock", "\"workerId\": \"agent\", \"lockDuration\": 60000",
            "/extendLock", "\"workerId\": \"agent\", \"newDuration\": 60000",
            "/complete", "\"workerId\": \"agent\"",
            "/failure", "\"workerId\": \"agent\", \"retries\": 0, \"retryTimeout\": 0",
            "/bpmnError", "\"workerId\": \"agent\", \"errorCode\": \"PersonNeeded\"",
            "/unlock", "");

    ways.forEach(
        (way, what) -> {
          HttpResponse<String> refused =
              other.postJson(
                  "/engine-rest/external-task/" + before.getId() + way, "{" + what + "}");
          assertThat(refused.statusCode()).as(way + refused.body()).isEqualTo(400);
          assertThat(refused.body()).contains("Send as workerId agent-2, or agent-2:2");
          assertThat(task()).as(way).usingRecursiveComparison().isEqualTo(before);
        });
  }

  /** The first begins as the user's id does, the third says more than which process it is. */
  @Test
  void noAgentFetchesAsAnybodyElse() {
    denied();
    for (String worker : List.of("agent-2", "bot", "agent:Jane Doe", "agent:", "")) {
      for (String waiting : List.of("", "\"asyncResponseTimeout\": 60000, ")) {
        HttpResponse<String> refused = fetch(agent, worker, waiting);
        assertThat(refused.statusCode()).as(worker + refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("Send as workerId agent, or agent:2");
      }
    }
    assertThat(external.createExternalTaskQuery().locked().count()).isZero();
  }

  @Test
  void anAgentGivesItsOwnTaskBackAndTheNextOneHasIt() {
    String number = denied();
    fetch(agent, "agent", "");
    assertThat(
            agent
                .postJson("/engine-rest/external-task/" + task().getId() + "/unlock", "{}")
                .statusCode())
        .isEqualTo(204);

    fetch(other, "agent-2", "");
    assertThat(reads(agent, number)).isEqualTo(404);
    assertThat(reads(other, number)).isEqualTo(200);
  }

  /** The answer comes from a thread of the engine's, when there is a task. */
  @Test
  void anAgentThatWaitsForATaskHasItAsItself() throws Exception {
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(
            () -> fetch(agent, "agent:2", "\"asyncResponseTimeout\": 600000, "));
    FetchAndLockHandlerImpl handler =
        (FetchAndLockHandlerImpl) FetchAndLockContextListener.getFetchAndLockHandler();
    await()
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(() -> !handler.getPendingRequests().isEmpty());

    String number = denied();
    HttpResponse<String> answer = waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(number, "agent:2");
    assertThat(reads(agent, number)).isEqualTo(200);
    assertThat(reads(other, number)).isEqualTo(404);
  }

  private String denied() {
    byte[] denial = DENIAL.getBytes(StandardCharsets.UTF_8);
    return intake.take(Arrived.byApi("application/json", denial, "intake")).cases().get(0).value();
  }

  private ExternalTask task() {
    return external.createExternalTaskQuery().singleResult();
  }

  private static int reads(HttpUser who, String number) {
    return who.get("/api/agents/cases/" + number).statusCode();
  }

  private static HttpResponse<String> fetch(HttpUser who, String worker, String more) {
    return who.postJson(
        "/engine-rest/external-task/fetchAndLock",
        """
        {"workerId": "%s", %s"maxTasks": 1, "topics":
          [{"topicName": "request-peer-to-peer", "lockDuration": 600000}]}
        """
            .formatted(worker, more));
  }
}
