package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** R16, R17, R54: who writes the notes of a call and records it, on the page and in the engine. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataElsewhere.class)
class WhoMayHoldACallTest {

  private static final String ELEMENT = "userTask_conductCall";

  @LocalServerPort int port;
  @Autowired Journey journey;
  @Autowired MockMvc http;
  @Autowired JdbcClient jdbc;
  @Autowired TaskService tasks;
  @Autowired Audit audit;

  @Autowired
  @Qualifier("returningTasks")
  Object returningTasks;

  @Test
  void aPhysicianWritesTheNotesAndEachLookIsAudited() throws Exception {
    scheduled(Notices.clinical(), "physician");
    http.perform(get(page()).with(physician()))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("Complete the record")));
    http.perform(save(physician())).andExpect(status().isOk());
    assertThat(audit.of(journey.number(), 10))
        .extracting(AuditEntry::what)
        .contains("call-viewed", "call-noted");
  }

  @Test
  void coordinatorsAndSupervisorsReadAndWriteNothing() throws Exception {
    scheduled(Notices.clinical(), "physician");
    http.perform(save(physician())).andExpect(status().isOk());
    for (RequestPostProcessor who : List.of(coordinator(), supervisor())) {
      http.perform(get(page()).with(who))
          .andExpect(status().isOk())
          .andExpect(content().string(Matchers.containsString("Zyxtyped Dr. Reviewer")))
          .andExpect(
              content().string(Matchers.not(Matchers.containsString("Complete the record"))));
      http.perform(get(page() + "/notes").with(who)).andExpect(status().isForbidden());
      http.perform(save(who)).andExpect(status().isForbidden());
      http.perform(complete(who)).andExpect(status().isForbidden());
    }
    for (RequestPostProcessor who : List.of(owner(), machine())) {
      http.perform(get(page()).with(who)).andExpect(status().isForbidden());
      http.perform(save(who)).andExpect(status().isForbidden());
    }
  }

  @Test
  void aDesigneeWhomThePayersRuleAdmitsHoldsTheCallThatWasScheduledForThemR17() throws Exception {
    scheduled(designeeAdmitted(), "coordinator");
    HttpUser designee = HttpUser.basic(port, "coordinator");
    String task = journey.task(ELEMENT).getId();
    assertThat(designee.getJson("/engine-rest/task").body()).contains(task);
    assertThat(claim(designee, task)).isEqualTo(204);
    ReflectionTestUtils.invokeMethod(returningTasks, "look");
    assertThat(journey.task(ELEMENT).getAssignee()).as("kept").isEqualTo("coordinator");
    http.perform(save(coordinator())).andExpect(status().isOk());
    assertThat(complete(designee, task, "overturned")).isEqualTo(204);
    assertThat(journey.openTasks()).contains("userTask_confirmAuthorization");
  }

  @Test
  void nobodyElseIsADesignee() throws Exception {
    scheduled(designeeAdmitted(), "physician");
    http.perform(save(coordinator())).andExpect(status().isForbidden());
    String task = journey.task(ELEMENT).getId();
    assertThat(claim(HttpUser.basic(port, "coordinator"), task)).isEqualTo(403);
    // a supervisor may put them on the task; that gives no right to it
    HttpUser supervisor = HttpUser.basic(port, "supervisor");
    String link = "{\"userId\":\"coordinator\",\"type\":\"candidate\"}";
    assertThat(
            supervisor.postJson("/engine-rest/task/" + task + "/identity-links", link).statusCode())
        .isEqualTo(204);
    assertThat(complete(HttpUser.basic(port, "coordinator"), task, "overturned")).isEqualTo(403);
    assertThat(complete(supervisor, task, "overturned")).isEqualTo(403);
    journey.task(ELEMENT);
  }

  @Test
  void wherePhysiciansSpeakACoordinatorCannotBeNamedR17() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_scheduleCall",
                    Answers.with(Answers.slot("2026-11-19", "13:00"), "physician", "coordinator")))
        .hasMessageContaining("by this payer's rule a physician holds the call");
  }

  @Test
  void noAgentAndNoScriptRecordsACallR54() {
    scheduled(Notices.clinical(), "physician");
    String task = journey.task(ELEMENT).getId();
    HttpUser agent = HttpUser.basic(port, "agent");
    assertThat(claim(agent, task)).isIn(401, 403);
    assertThat(complete(agent, task, "overturned")).isIn(401, 403);
    assertThatThrownBy(() -> tasks.complete(task, Answers.call("overturned")))
        .hasMessageContaining("Only a physician");
    journey.task(ELEMENT);
  }

  @Test
  void thePageCompletesTheTaskOnceAndShowsTheRecordAfterwards() throws Exception {
    scheduled(Notices.clinical(), "physician");
    http.perform(
            post(page() + "/notes")
                .with(physician())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"call":"%s","changes":[
                      {"path":"reviewerName","now":"Zyxtyped Dr. Reviewer"},
                      {"path":"reviewerSpecialty","now":"Orthopedics"},
                      {"path":"startedAt","now":"2026-11-18T09:50"},
                      {"path":"endedAt","now":"2026-11-18T09:59"},
                      {"path":"callOutcome","now":"overturned"}]}
                    """
                        .formatted(call())))
        .andExpect(status().isOk());
    http.perform(complete(physician()))
        .andExpect(status().isOk())
        .andExpect(content().string(Matchers.containsString("\"recorded\":true")));
    http.perform(complete(physician())).andExpect(status().isConflict());
    http.perform(save(physician())).andExpect(status().isConflict());
    http.perform(get(page()).with(physician()))
        .andExpect(redirectedUrl("/cases/" + journey.number() + "/calls/1"));
    assertThat(journey.timeline()).filteredOn(what -> what.startsWith("Call recorded")).hasSize(1);
  }

  @Test
  void aRecordIsCorrectedBesideItAndOnlyByWhoMayHoldTheCallR57() throws Exception {
    scheduled(Notices.clinical(), "physician").physician(ELEMENT, Answers.call("upheld")).settles();
    String record = "/cases/" + journey.number() + "/calls/1";
    for (RequestPostProcessor who : List.of(coordinator(), supervisor())) {
      http.perform(get(record).with(who)).andExpect(status().isOk());
      http.perform(correction(record, who, "Specialty", "Zyxtyped Spine surgery"))
          .andExpect(status().isForbidden());
    }
    http.perform(correction(record, physician(), "Specialty", ""))
        .andExpect(status().is3xxRedirection());
    assertThat(corrections()).isZero();
    http.perform(correction(record, physician(), "Specialty", "Zyxtyped Spine surgery"))
        .andExpect(status().is3xxRedirection());
    http.perform(get(record).with(coordinator()))
        .andExpect(content().string(Matchers.containsString("Zyxtyped Spine surgery")))
        .andExpect(content().string(Matchers.containsString("Zyxtyped He said it twice")))
        .andExpect(content().string(Matchers.containsString("Orthopedics")));
    assertThatThrownBy(() -> jdbc.sql("delete from overturn.call_correction").update())
        .rootCause()
        .hasMessageContaining("append-only");
    assertThat(journey.timeline()).contains("Record of call 1 corrected: Specialty");
  }

  @Test
  void whatIsNoPatchIsRefusedAndNeverQuoted() throws Exception {
    scheduled(Notices.clinical(), "physician");
    for (String body :
        List.of(
            "{\"changes\":[{\"path\":\"remarks\",\"now\":\"Zyxtyped\"}]}",
            "{\"call\":\"Zyxtyped\"}",
            "[\"Zyxtyped\"]",
            "Zyxtyped")) {
      http.perform(
              post(page() + "/notes")
                  .with(physician())
                  .with(csrf())
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(body))
          .andExpect(status().isBadRequest())
          .andExpect(content().string(Matchers.not(Matchers.containsString("Zyxtyped"))));
    }
  }

  private static Notices designeeAdmitted() {
    return Notices.clinical().from("evolent", "Evolent");
  }

  private RequestBuilder save(RequestPostProcessor who) {
    return post(page() + "/notes")
        .with(who)
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"call\":\"%s\",\"changes\":[{\"path\":\"reviewerName\",\"now\":\"Zyxtyped Dr. Reviewer\"}]}"
                .formatted(call()));
  }

  private RequestBuilder complete(RequestPostProcessor who) {
    return post(page() + "/complete")
        .with(who)
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"call\":\"%s\"}".formatted(call()));
  }

  private RequestBuilder correction(
      String record, RequestPostProcessor who, String field, String right) {
    return post(record + "/corrections")
        .with(who)
        .with(csrf())
        .param("field", field)
        .param("correction", right)
        .param("why", "Zyxtyped He said it twice");
  }

  private static int claim(HttpUser user, String task) {
    String body = "{\"userId\":\"coordinator\"}";
    return user.postJson("/engine-rest/task/" + task + "/claim", body).statusCode();
  }

  private static int complete(HttpUser user, String task, String outcome) {
    String body =
        """
        {"variables":{
          "outcomeOfCall":{"value":"%s"},"reviewerName":{"value":"Zyxtyped Dr. Reviewer"},
          "reviewerSpecialty":{"value":"Orthopedics"},"startedAt":{"value":"13:00"},
          "endedAt":{"value":"13:12"}}}
        """
            .formatted(outcome);
    return user.postJson("/engine-rest/task/" + task + "/complete", body).statusCode();
  }

  private long corrections() {
    return jdbc.sql("select count(*) from overturn.call_correction").query(Long.class).single();
  }

  private String call() {
    return jdbc.sql("select id::text from overturn.peer_to_peer_call").query(String.class).single();
  }

  private String page() {
    return "/cases/" + journey.number() + "/call";
  }

  private Journey scheduled(Notices denial, String holder) {
    Map<String, Object> slot =
        Answers.with(Answers.slot("2026-11-19", "13:00"), "physician", holder);
    return journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.with(slot, "physicianAgreed", true))
        .settles();
  }
}
