package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** R16: the clinical part is the physicians'; who may work on a task is the model's word alone. */
@OverturnTest
class TaskRightsTest {

  private static final String COORDINATORS_GROUP =
      "{\"groupId\":\"coordinators\",\"type\":\"candidate\"}";

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;

  private String call;

  @BeforeEach
  void aCallWaitsForAPhysician() {
    Instant start = TestClock.START.plus(Duration.ofHours(3));
    Map<String, Object> variables = new HashMap<>();
    variables.put("caseNumber", "D-2026-000001");
    for (String instant :
        new String[] {
          "callStartsAt", "callReminderAt", "callRecordDueAt", "callRecordEscalationAt"
        }) {
      variables.put(instant, Date.from(start));
    }
    runtime
        .createProcessInstanceByKey("peer-to-peer-review")
        .businessKey("D-2026-000001")
        .setVariables(variables)
        .startBeforeActivity("userTask_conductCall")
        .execute();
    call = tasks.createTaskQuery().taskDefinitionKey("userTask_conductCall").singleResult().getId();
  }

  @Test
  void aCoordinatorNeitherSeesNorTakesNorCompletesThePhysiciansCall() {
    assertThat(get("coordinator", "/task")).doesNotContain(call);
    assertThat(claim("coordinator")).isEqualTo(403);
    assertThat(complete("coordinator")).isEqualTo(403);
  }

  @Test
  void aPhysicianSeesAndTakesTheCallAndIsAskedForItsRecord() {
    assertThat(get("physician", "/task")).contains(call);
    assertThat(claim("physician")).isEqualTo(204);
    assertThat(complete("physician")).isNotIn(204, 401, 403);
  }

  @Test
  void aSupervisorSeesTheCallAndHandsItOutButDoesNotCompleteIt() {
    assertThat(get("supervisor", "/task")).contains(call);
    assertThat(assign("physician")).isEqualTo(204);
    assertThat(assign("supervisor")).isEqualTo(204);
    assertThat(complete("supervisor")).isEqualTo(403);
  }

  @Test
  void handingTheCallToACoordinatorGivesThemNoRightToIt() {
    assertThat(assign("coordinator")).isEqualTo(204);
    assertThat(complete("coordinator")).isEqualTo(403);
  }

  @Test
  void addingTheCoordinatorsToTheCallGivesThemNoRightToIt() {
    assertThat(post("supervisor", "/task/" + call + "/identity-links", COORDINATORS_GROUP))
        .isEqualTo(204);
    assertThat(complete("coordinator")).isEqualTo(403);
  }

  @Test
  void nobodyWritesTheOutcomePastThePhysician() {
    String outcome =
        "{\"messageName\":\"PeerToPeerDecisionReceived\",\"businessKey\":\"D-2026-000001\"}";
    String instance = runtime.createProcessInstanceQuery().singleResult().getId();
    String modification =
        "{\"instructions\":[{\"type\":\"startBeforeActivity\","
            + "\"activityId\":\"serviceTask_recordOverturn\"}]}";
    for (String user : new String[] {"coordinator", "supervisor", "owner"}) {
      assertThat(post(user, "/message", outcome)).as(user).isNotIn(200, 204);
      assertThat(post(user, "/process-instance/" + instance + "/modification", modification))
          .as(user)
          .isEqualTo(403);
    }
  }

  private int claim(String user) {
    return post(user, "/task/" + call + "/claim", "{\"userId\":\"" + user + "\"}");
  }

  private int complete(String user) {
    return post(user, "/task/" + call + "/complete", "{}");
  }

  private int assign(String to) {
    return post("supervisor", "/task/" + call + "/assignee", "{\"userId\":\"" + to + "\"}");
  }

  private int post(String user, String path, String body) {
    return HttpUser.basic(port, user).postJson("/engine-rest" + path, body).statusCode();
  }

  private String get(String user, String path) {
    return HttpUser.basic(port, user).getJson("/engine-rest" + path).body();
  }
}
