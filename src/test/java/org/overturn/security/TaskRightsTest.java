package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
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
import org.springframework.jdbc.core.JdbcTemplate;

/** R16: the clinical part is the physicians'; who may work on a task is the model's word alone. */
@OverturnTest
class TaskRightsTest {

  private static final String COORDINATORS_GROUP =
      "{\"groupId\":\"coordinators\",\"type\":\"candidate\"}";

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired JdbcTemplate database;

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

  /** It would open the case to a colleague under their name, or leave the task on nobody's list. */
  @Test
  void aTaskIsClaimedForOneselfAndTakenFromNobody() {
    assertThat(claimFor("supervisor")).isEqualTo(403);
    assertThat(claimFor("nobody-of-this-name")).isEqualTo(403);
    assertThat(assign("supervisor")).isEqualTo(204);
    assertThat(post("physician", "/task/" + call + "/claim", "{\"userId\": null}"))
        .as("what somebody has is not taken from them")
        .isEqualTo(403);
    assertThat(tasks.createTaskQuery().taskId(call).singleResult().getAssignee())
        .isEqualTo("supervisor");
  }

  @Test
  void aSupervisorSeesTheCallAndHandsItOutButDoesNotCompleteIt() {
    assertThat(get("supervisor", "/task")).contains(call);
    assertThat(assign("physician")).isEqualTo(204);
    assertThat(assign("supervisor")).isEqualTo(204);
    assertThat(complete("supervisor")).isEqualTo(403);
  }

  @Test
  void theCallIsHandedOnlyToItsGroupByAnyRoad() {
    String link = "{\"userId\":\"coordinator\",\"type\":\"assignee\"}";
    for (String road : new String[] {"/assignee", "/identity-links"}) {
      HttpResponse<String> refused =
          HttpUser.basic(port, "supervisor").postJson("/engine-rest/task/" + call + road, link);
      assertThat(refused.statusCode()).as(road).isEqualTo(400);
      assertThat(refused.body()).contains("is for physicians. Choose a person of that group.");
    }
    assertThat(tasks.createTaskQuery().taskId(call).taskUnassigned().count()).isOne();
    assertThat(audited()).isEmpty();
    assertThat(complete("coordinator")).isEqualTo(403);
  }

  @Test
  void aScheduledCallIsHandedToNobodyButWhoHoldsIt() {
    database.update(
        """
        insert into overturn.peer_to_peer_call
          (id, case_number, attempt, starts_at, ends_at, physician, dial_in, scheduled_by, version, holds_slot)
        values (gen_random_uuid(), 'D-2026-000001', 1, now(), now() + interval '15 minutes', 'quill', '555',
                'coordinator', 0, true)
        """);
    assertThat(assign("physician")).isEqualTo(400);
    assertThat(audited()).isEmpty();
  }

  /** Each road leads to another's case, so who did it is on record as who they are. */
  @Test
  void whoHandsATaskOverOrGivesItBackIsOnRecordOnce() {
    assertThat(assign("physician")).isEqualTo(204);
    assertThat(assign("physician")).as("again").isEqualTo(204);
    assertThat(post("physician", "/task/" + call + "/unclaim", "")).isEqualTo(204);
    assertThat(claim("physician")).isEqualTo(204);
    assertThat(audited())
        .containsExactly(
            "supervisor task-handed-over Conduct the call, to physician 127.0.0.1",
            "physician task-given-back Conduct the call, from physician 127.0.0.1");
  }

  @Test
  void addingTheCoordinatorsToTheCallGivesThemNoRightToIt() {
    assertThat(post("supervisor", "/task/" + call + "/identity-links", COORDINATORS_GROUP))
        .isEqualTo(204);
    assertThat(assign("coordinator")).isEqualTo(204);
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

  @Test
  void whoHasATaskGivesItBackAndNobodyElseDoes() {
    assertThat(claim("physician")).isEqualTo(204);
    assertThat(post("coordinator", "/task/" + call + "/unclaim", "")).isEqualTo(403);
    assertThat(post("physician", "/task/" + call + "/unclaim", "")).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(call).taskUnassigned().count()).isOne();
  }

  private int claimFor(String another) {
    return post("physician", "/task/" + call + "/claim", "{\"userId\":\"" + another + "\"}");
  }

  private int complete(String user) {
    return post(user, "/task/" + call + "/complete", "{}");
  }

  private int assign(String to) {
    return post("supervisor", "/task/" + call + "/assignee", "{\"userId\":\"" + to + "\"}");
  }

  private List<String> audited() {
    return database.queryForList(
        """
        select concat_ws(' ', who, what, detail, from_where) from overturn.audit_entry
         where what like 'task-%' order by id
        """,
        String.class);
  }

  private int post(String user, String path, String body) {
    return HttpUser.basic(port, user).postJson("/engine-rest" + path, body).statusCode();
  }

  private String get(String user, String path) {
    return HttpUser.basic(port, user).getJson("/engine-rest" + path).body();
  }
}
