package org.overturn.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.testing.Jobs;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks go back to their groups before somebody's absence costs a window. */
@OverturnTest
class ReturningTasksTest {

  private static final String REQUEST = "userTask_requestPeerToPeer";
  private static final String LETTER = "userTask_signLetter";
  private static final String CALL = "userTask_conductCall";

  @Autowired ReturningTasks returning;
  @Autowired HandingOver handing;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identity;
  @Autowired Timeline timeline;
  @Autowired JdbcClient jdbc;
  @Autowired JdbcTemplate database;
  @Autowired Jobs jobs;
  private CaseNumber number;

  @BeforeEach
  void aCaseRuns(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
    identity.saveUser(named("newcomer"));
    identity.createMembership("newcomer", "coordinators");
  }

  @AfterEach
  void newcomerLeaves() {
    identity.deleteUser("newcomer");
  }

  @Test
  void whoIsAwayUntilTooLateLosesTheTaskToTheGroupWhichIsTold() {
    has("coordinator", REQUEST);
    away("coordinator", Duration.ofDays(4));

    returning.look();

    assertThat(task(REQUEST).getAssignee()).isNull();
    assertThat(groups(REQUEST)).contains("coordinators");
    assertThat(said())
        .contains(
            "Request the peer-to-peer: back with coordinators, because coordinator is away too long;"
                + " coordinator had it");
    mailed("newcomer", "is with the group again");
    assertThat(
            database.queryForList(
                """
                select who || ' ' || detail from overturn.audit_entry where what = 'task-given-back'
                """,
                String.class))
        .containsExactly("Overturn Request the peer-to-peer, from coordinator");
  }

  @Test
  void whoIsBackInTimeKeepsTheTask() {
    has("coordinator", REQUEST);
    away("coordinator", Duration.ofHours(1));

    returning.look();

    assertThat(task(REQUEST).getAssignee()).isEqualTo("coordinator");
  }

  @Test
  void whoIsThereKeepsTheTaskHoweverLateItIs() {
    has("coordinator", REQUEST);
    TestClock.get().advance(Duration.ofHours(30));

    returning.look();

    assertThat(task(REQUEST).getAssignee()).isEqualTo("coordinator");
  }

  @Test
  void aSecondLookChangesAndSaysNothingMore() {
    has("coordinator", REQUEST);
    away("coordinator", Duration.ofDays(4));

    returning.look();
    List<String> said = said();
    returning.look();

    assertThat(said()).isEqualTo(said);
  }

  @Test
  void theTasksOfADeletedUserGoBack() {
    has("newcomer", REQUEST);
    identity.deleteUser("newcomer");

    returning.look();

    assertThat(task(REQUEST).getAssignee()).isNull();
    assertThat(said())
        .contains(
            "Request the peer-to-peer: back with coordinators, because there is no user newcomer any"
                + " more; newcomer had it");
  }

  @Test
  void theTasksOfSomeoneWhoLeftTheGroupGoBack() {
    has("newcomer", REQUEST);
    identity.deleteMembership("newcomer", "coordinators");

    returning.look();

    assertThat(task(REQUEST).getAssignee()).isNull();
  }

  @Test
  void theTasksOfALockedOutUserGoBackButNotThoseOfOneWhoMistypedOnce() {
    has("newcomer", REQUEST);
    jdbc.sql("update act_id_user set attempts_ = 1 where id_ = 'newcomer'").update();
    returning.look();
    assertThat(task(REQUEST).getAssignee()).isEqualTo("newcomer");

    jdbc.sql("update act_id_user set attempts_ = 10 where id_ = 'newcomer'").update();
    returning.look();
    assertThat(task(REQUEST).getAssignee()).isNull();
    assertThat(said()).anyMatch(line -> line.contains("because newcomer is locked out"));
  }

  @Test
  void aTaskThatFailsDoesNotKeepTheOthersBack() {
    has("coordinator", REQUEST);
    has("physician", LETTER);
    away("coordinator", Duration.ofDays(30));
    away("physician", Duration.ofDays(300));
    JdbcTemplate administrator = TestDatabase.administrator(database.getDataSource());
    administrator.execute(
        "alter table overturn.timeline_entry add constraint not_here"
            + " check (what not like 'Request the peer-to-peer: back%') not valid");
    try {
      returning.look();
    } finally {
      administrator.execute("alter table overturn.timeline_entry drop constraint not_here");
    }

    assertThat(task(REQUEST).getAssignee()).as("nothing by halves").isEqualTo("coordinator");
    assertThat(task(LETTER).getAssignee()).isNull();
  }

  @Test
  void whatIsClaimedAndStillOpenWhenTheLastBusinessHoursBeginGoesBackOnce_R12() {
    has("coordinator", REQUEST);
    has("physician", LETTER);
    Instant escalation = instant("windowEscalationAt");

    jobs.runUntil(escalation.minusSeconds(1));
    assertThat(task(REQUEST).getAssignee()).isEqualTo("coordinator");
    jobs.runUntil(escalation);

    assertThat(task(REQUEST).getAssignee()).isNull();
    assertThat(task(LETTER).getAssignee()).as("another clock's task").isEqualTo("physician");
    assertThat(said())
        .containsOnlyOnce(
            "Request the peer-to-peer: back with coordinators, because it was still open when the"
                + " window came to be at risk; coordinator had it");
    has("newcomer", REQUEST);
    jobs.runUntil(instant("windowClosesAt").minusSeconds(1));
    returning.look();
    assertThat(task(REQUEST).getAssignee()).as("who took it over").isEqualTo("newcomer");
  }

  @Test
  void theLetterGoesBackToThePhysiciansWhenTheFilingDeadlineIsAtRisk_R12() {
    has("physician", LETTER);

    jobs.runUntil(instant("filingEscalationAt"));

    assertThat(task(LETTER).getAssignee()).isNull();
    assertThat(groups(LETTER)).containsExactly("physicians");
  }

  @Test
  void aTaskThatNobodyHasStaysAsItIsWhenTheWindowIsAtRisk() {
    jobs.runUntil(instant("windowEscalationAt"));

    assertThat(said()).noneMatch(line -> line.contains(": back with"));
    assertThat(groups(REQUEST)).contains("coordinators");
  }

  @Test
  void aScheduledCallIsNotGivenAwayThatItsPhysicianIsAwayIsToldOnce() {
    does(
        "coordinator",
        "coordinators",
        REQUEST,
        Map.of(
            "answerToRequest", "granted",
            "method", "phone",
            "requestedDate", "2026-11-18",
            "requestedTime", "10:00",
            "spokeWith", "Scheduling desk"));
    does(
        "coordinator",
        "coordinators",
        "userTask_scheduleCall",
        Map.of(
            "callDate", "2026-11-19",
            "callTime", "13:00",
            "physician", "physician",
            "dialIn", "555-0100"));
    jobs.runDue();
    has("physician", CALL);
    returning.look();
    assertThat(said()).noneMatch(line -> line.contains("has no physician"));

    away("physician", Duration.ofDays(4));
    returning.look();
    returning.look();

    assertThat(task(CALL).getAssignee()).isEqualTo("physician");
    identity.createMembership("newcomer", "physicians");
    assertThatThrownBy(
            () -> handing.hand(task(CALL).getId(), "physician", "newcomer", "supervisor"))
        .isInstanceOf(HandOverRefused.class)
        .hasMessageContaining("scheduled with another physician");
    assertThat(said())
        .containsOnlyOnce(
            "Conduct the call has no physician: physician is away then; told to supervisors and"
                + " coordinators");
    mailed("supervisor", "has no physician");
    mailed("coordinator", "has no physician");
  }

  private void has(String user, String element) {
    tasks.setAssignee(task(element).getId(), user);
  }

  private void away(String user, Duration time) {
    Instant now = TestClock.get().instant();
    jdbc.sql("insert into overturn.time_off values (?, ?, ?, ?, 'test', now())")
        .params(
            UUID.randomUUID(),
            user,
            java.sql.Timestamp.from(now.minusSeconds(3600)),
            java.sql.Timestamp.from(now.plus(time)))
        .update();
  }

  private Task task(String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult();
  }

  private List<String> groups(String element) {
    return tasks.getIdentityLinksForTask(task(element).getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .toList();
  }

  private List<String> said() {
    return timeline.of(number).stream().map(TimelineEntry::what).toList();
  }

  private Instant instant(String variable) {
    return runtime.createVariableInstanceQuery().variableName(variable).list().stream()
        .map(each -> ((Date) each.getValue()).toInstant())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private void mailed(String user, String subject) {
    jobs.runDue();
    assertThat(TestMail.to(user + "@practice.example"))
        .filteredOn(mail -> mail.subject().contains(subject))
        .hasSize(1)
        .noneMatch(mail -> mail.raw().contains("Testperson"));
  }

  private void does(String user, String group, String element, Map<String, Object> answers) {
    identity.setAuthentication(user, List.of(group));
    try {
      tasks.complete(task(element).getId(), answers);
    } finally {
      identity.clearAuthentication();
    }
  }

  private org.camunda.bpm.engine.identity.User named(String id) {
    var user = identity.newUser(id);
    user.setFirstName("Nia");
    user.setLastName("Newcomer");
    user.setEmail(id + "@practice.example");
    user.setPassword(id);
    return user;
  }
}
