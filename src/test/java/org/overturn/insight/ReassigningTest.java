package org.overturn.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Supervisors hand tasks out from the board; the server decides who may have them. */
@OverturnTest
class ReassigningTest {

  private static final String REQUEST = "userTask_requestPeerToPeer";

  @Autowired MockMvc web;
  @Autowired TaskService tasks;
  @Autowired Timeline timeline;
  @Autowired HistoryService history;
  @Autowired JdbcClient jdbc;
  private CaseNumber number;

  @BeforeEach
  void aCaseRuns(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
  }

  @Test
  void aTaskIsHandedToAPersonOfItsGroupWhoIsMailed() throws Exception {
    reassign(REQUEST, "coordinator", "", supervisor()).andExpect(status().isNoContent());

    assertThat(task(REQUEST).getAssignee()).isEqualTo("coordinator");
    assertThat(said("supervisor"))
        .containsExactly("Request the peer-to-peer: handed to coordinator");
    assertThat(mails())
        .singleElement()
        .asString()
        .contains("coordinator@practice.example", "Request the peer-to-peer is yours now", "due")
        .doesNotContain("Testperson", "Marisol");
    assertThat(
            history
                .createUserOperationLogQuery()
                .taskId(task(REQUEST).getId())
                .operationType("Assign")
                .list())
        .extracting(entry -> entry.getUserId())
        .contains("supervisor");
    assertThat(
            jdbc.sql(
                    """
                    select who || ' ' || detail from overturn.audit_entry
                     where what = 'task-handed-over'
                    """)
                .query(String.class)
                .list())
        .containsExactly("supervisor Request the peer-to-peer, to coordinator");
  }

  @Test
  void aTaskIsGivenBackToItsGroupAndTheTimelineSaysWhoHadIt() throws Exception {
    tasks.setAssignee(task(REQUEST).getId(), "coordinator");

    reassign(REQUEST, "", "coordinator", supervisor()).andExpect(status().isNoContent());

    assertThat(task(REQUEST).getAssignee()).isNull();
    assertThat(said("supervisor"))
        .containsExactly("Request the peer-to-peer: back with coordinators; coordinator had it");
    assertThat(
            tasks.getIdentityLinksForTask(task(REQUEST).getId()).stream()
                .map(IdentityLink::getGroupId))
        .contains("coordinators");
  }

  @Test
  void aTaskIsNotHandedToWhoMayNotDoIt_R16() throws Exception {
    reassign("userTask_signLetter", "coordinator", "", supervisor())
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("is for physicians")));
    reassign(REQUEST, "nobody-of-this-name", "", supervisor()).andExpect(status().isConflict());

    assertThat(task("userTask_signLetter").getAssignee()).isNull();
    assertThat(said("supervisor")).isEmpty();
    assertThat(mails()).isEmpty();
  }

  @Test
  void whoTookItMeanwhileKeepsIt() throws Exception {
    tasks.setAssignee(task(REQUEST).getId(), "coordinator");

    reassign(REQUEST, "", "", supervisor())
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("Carmen Ortiz has taken this task")));

    assertThat(task(REQUEST).getAssignee()).isEqualTo("coordinator");
  }

  @Test
  void aTaskThatIsDoneIsSaidToBe() throws Exception {
    web.perform(
            post("/windows/tasks/no-such-task/assignee")
                .param("to", "coordinator")
                .with(supervisor())
                .with(csrf()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail", containsString("no longer open")));
  }

  @Test
  void onlySupervisorsHandTasksOut() throws Exception {
    for (RequestPostProcessor person : List.of(coordinator(), physician())) {
      reassign(REQUEST, "coordinator", "", person).andExpect(status().isForbidden());
      people(REQUEST, person).andExpect(status().isForbidden());
    }
    assertThat(task(REQUEST).getAssignee()).isNull();
  }

  @Test
  void thePeopleOfTheGroupAreOfferedAndWhoIsAwaySaysSo() throws Exception {
    people(REQUEST, supervisor())
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("Request the peer-to-peer"))
        .andExpect(jsonPath("$.caseNumber").value(number.value()))
        .andExpect(jsonPath("$.assignee").doesNotExist())
        .andExpect(jsonPath("$.people[0].name").value("Carmen Ortiz"))
        .andExpect(jsonPath("$.people[0].away").doesNotExist())
        .andExpect(jsonPath("$.people.length()").value(1));

    jdbc.sql(
            "insert into overturn.time_off values (gen_random_uuid(), 'coordinator',"
                + " '2026-11-18T10:00Z', '2026-11-20T13:00Z', 'test', now())")
        .update();

    people(REQUEST, supervisor())
        .andExpect(jsonPath("$.people[0].away").value("away until Fri, Nov 20, 2026, 8:00 AM EST"));
  }

  private ResultActions reassign(
      String element, String to, String from, RequestPostProcessor person) throws Exception {
    return web.perform(
        post("/windows/tasks/{id}/assignee", task(element).getId())
            .param("to", to)
            .param("from", from)
            .accept(MediaType.APPLICATION_JSON)
            .with(person)
            .with(csrf()));
  }

  private ResultActions people(String element, RequestPostProcessor person) throws Exception {
    return web.perform(
        get("/windows/tasks/{id}/people", task(element).getId())
            .accept(MediaType.APPLICATION_JSON)
            .with(person));
  }

  private Task task(String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult();
  }

  private List<String> said(String who) {
    return timeline.of(number).stream()
        .filter(entry -> entry.actor().equals(who))
        .map(TimelineEntry::what)
        .toList();
  }

  /** What was put into the outbox, all of each. */
  private List<String> mails() {
    return jdbc.sql("select m::text from overturn.outgoing_mail m where m::text like '%yours now%'")
        .query(String.class)
        .list();
  }
}
