package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.denial.Outcome;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** A case that is under way goes on in another version of its model where a process owner asks. */
@OverturnTest
@Import(Journey.class)
class MovedToAnotherVersionTest {

  private static final String RESUBMISSION = "corrected-resubmission";
  private static final String RENAMED = "userTask_correctRequest=userTask_mendRequest";

  /** A form that only the new version of the model has. */
  private static final String CHECK_CODE =
      """
      {"type": "default", "id": "check-code", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
       "components": [{"type": "textfield", "id": "f", "key": "codeChecked", "label": "Code checked against"}]}
      """;

  @Autowired Journey journey;
  @Autowired MockMvc web;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired FormService forms;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;
  @Autowired Audit audit;
  @LocalServerPort int port;
  private final List<String> deployed = new ArrayList<>();
  private int before;

  @BeforeEach
  void anAdministrativeDenialIsCorrected() {
    before = newest(RESUBMISSION).getVersion();
    Notices denial = Notices.administrative();
    journey.opens(denial.notice(), denial.payer());
  }

  @AfterEach
  void theModelsAreWhatTheyWere() {
    runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
        .map(ProcessInstance::getId)
        .forEach(id -> runtime.deleteProcessInstance(id, "the test is over", true));
    deployed.forEach(id -> repository.deleteDeployment(id, true));
  }

  @Test
  void nothingMovesUntilItIsAskedForAndThenTheCaseGoesOnWithTheTaskThatWasAdded() throws Exception {
    deploy(RESUBMISSION, MovedToAnotherVersionTest::withACheckOfTheCode);
    Map<String, Date> timers = timers();

    web.perform(get("/models").with(owner()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Corrected resubmission"),
                        containsString("1 on earlier versions"))));
    preview()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString(journey.number().value()),
                        containsString(">moves<"),
                        containsString("Check the code"),
                        not(containsString("Zyxmarked")),
                        not(containsString("Zyxtyped")))));
    assertThat(instance().getProcessDefinitionId()).isNotEqualTo(newest(RESUBMISSION).getId());

    apply()
        .andExpect(
            flash().attribute("done", containsString("1 case moved to version " + (before + 1))));

    assertThat(instance().getProcessDefinitionId()).isEqualTo(newest(RESUBMISSION).getId());
    assertThat(timers()).isEqualTo(timers).isNotEmpty();
    assertThat(journey.timeline())
        .anyMatch(line -> line.startsWith("Corrected resubmission goes on in version"));
    assertThat(audit.of(journey.number(), 5))
        .anySatisfy(
            entry -> {
              assertThat(entry.what()).isEqualTo("model-moved");
              assertThat(entry.who()).isEqualTo("owner");
              assertThat(entry.detail())
                  .isEqualTo(RESUBMISSION + " %d to %d".formatted(before, before + 1));
            });
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .hasOpen("userTask_checkCode");
    assertThat(
            new String(
                forms
                    .getDeployedTaskForm(journey.task("userTask_checkCode").getId())
                    .readAllBytes()))
        .contains("Code checked against");
    journey
        .coordinator("userTask_checkCode", Map.of("codeChecked", "the manual"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.resubmissionDecision("approved", "2026-11-18"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.RESUBMISSION_APPROVED);
  }

  @Test
  void theFormOfAnOpenTaskIsThatOfTheNewVersion() throws Exception {
    deploy(
        RESUBMISSION,
        UnaryOperator.identity(),
        form -> form.replace("\"How?\"", "\"In what way?\""));
    String task = journey.task("userTask_correctRequest").getId();
    assertThat(new String(forms.getDeployedTaskForm(task).readAllBytes())).contains("\"How?\"");

    apply().andExpect(flash().attribute("done", containsString("1 case moved")));

    assertThat(new String(forms.getDeployedTaskForm(task).readAllBytes())).contains("In what way?");
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .hasOpen("userTask_recordResubmissionDecision");
  }

  @Test
  void aCaseThatStandsOnATaskThatIsGoneStaysAndIsToldWhyUntilACounterpartIsChosen()
      throws Exception {
    journey.correctsTheRequest();
    deploy(RESUBMISSION, MovedToAnotherVersionTest::withTheTaskRenamed);
    Map<String, Date> timers = timers();
    String why =
        "It stands on “Correct and resubmit the request”, which has no counterpart in version %d."
            .formatted(before + 1);

    preview()
        .andExpect(
            content().string(allOf(containsString(why), containsString("1 case stands there"))));
    apply()
        .andExpect(flash().attribute("done", containsString("0 cases moved")))
        .andExpect(flash().attribute("stayed", List.of(journey.number() + ": " + why)));
    journey.hasOpen("userTask_correctRequest");

    preview("counterpart", RENAMED).andExpect(content().string(containsString(">moves<")));
    apply("counterpart", RENAMED)
        .andExpect(flash().attribute("done", containsString("1 case moved")));

    assertThat(timers()).isEqualTo(timers).isNotEmpty();
    journey
        .hasOpen("userTask_mendRequest")
        .coordinator("userTask_mendRequest", Answers.correction("2026-11-18"))
        .hasOpen("userTask_recordResubmissionDecision");
  }

  @Test
  void aReminderThatWasGivenIsNotGivenAgain() throws Exception {
    Instant due = ((Date) journey.variable("resubmissionDueAt")).toInstant();
    journey.waitsUntil(due).settles();
    deploy(RESUBMISSION, MovedToAnotherVersionTest::withTheTaskRenamed);
    Map<String, Date> timers = timers();

    preview("counterpart", RENAMED).andExpect(content().string(not(containsString("new timer"))));
    apply("counterpart", RENAMED);

    assertThat(timers()).isEqualTo(timers).doesNotContainKey("boundaryEvent_resubmissionDue");
  }

  @Test
  void aTimerKeepsItsDateWhereTheNewVersionReadsAnotherUnlessItIsToBeCountedAnew()
      throws Exception {
    journey.coordinator("userTask_correctRequest", Answers.correction("2026-11-18"));
    Date due = timers().get("boundaryEvent_answerOverdue");
    deploy(RESUBMISSION, MovedToAnotherVersionTest::withAnEarlierTimer);

    preview()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Timers with another date"),
                        containsString("${resubmissionDueAt}"))));
    apply();
    assertThat(timers()).containsEntry("boundaryEvent_answerOverdue", due);

    back();
    apply("recount", "boundaryEvent_answerOverdue");
    assertThat(timers())
        .containsEntry("boundaryEvent_answerOverdue", (Date) journey.variable("resubmissionDueAt"));
    assertThat(journey.timeline())
        .anyMatch(line -> line.startsWith("Timer moved. Payer's answer is overdue: from"));
  }

  @Test
  void aCaseThatLacksWhatATimerOfTheNewVersionReadsStaysAndIsToldWhatItLacks() throws Exception {
    deploy(
        RESUBMISSION,
        model ->
            model
                .replace(
                    "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${resubmissionDueAt}",
                    "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${callStartsAt}")
                .replace("boundaryEvent_resubmissionDue\"", "boundaryEvent_anotherTimer\""));

    preview()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("The new version reads what the old one did not"),
                        containsString("reads callStartsAt, which this case does not have."))));
    apply().andExpect(flash().attribute("done", containsString("0 cases moved")));
    journey.hasOpen("userTask_correctRequest");
  }

  @Test
  void whoCompletesATaskAtThatMomentComesFirstAndTheCaseMovesFromWhereItIsThen() throws Exception {
    deploy(RESUBMISSION, MovedToAnotherVersionTest::withACheckOfTheCode);
    List<String> chosen = List.of(instance().getId());
    journey.correctsTheRequest();

    CompletableFuture<ResultActions> moving =
        transaction.execute(
            status -> {
              journey.coordinator("userTask_correctRequest", Answers.correction("2026-11-18"));
              CompletableFuture<ResultActions> started =
                  CompletableFuture.supplyAsync(() -> applied(chosen));
              TestDatabase.somebodyWaitsForALock(database);
              return started;
            });

    moving
        .get(1, TimeUnit.MINUTES)
        .andExpect(flash().attribute("done", containsString("1 case moved")));
    journey.hasOpen("userTask_recordResubmissionDecision");
    assertThat(instance().getProcessDefinitionId()).isEqualTo(newest(RESUBMISSION).getId());
  }

  @Test
  void theProcessThatCalledMovesWhileTheCalledOneRunsAndBothEndAsTheyShould() throws Exception {
    int main = newest("denial-resolution").getVersion();
    deploy(
        "denial-resolution",
        model ->
            model.replace(
                "name=\"Confirm the authorization\"", "name=\"Confirm that it is authorized\""));
    deploy(RESUBMISSION, MovedToAnotherVersionTest::withACheckOfTheCode);

    web.perform(
            post("/models/denial-resolution")
                .param("from", "" + main)
                .param("to", "" + (main + 1))
                .param("all", "true")
                .with(owner())
                .with(csrf()))
        .andExpect(flash().attribute("done", containsString("1 case moved")));
    web.perform(request(post("/models/" + RESUBMISSION)).param("all", "true").with(csrf()))
        .andExpect(flash().attribute("done", containsString("No case stands on version")));

    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator("userTask_checkCode", Map.of())
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.resubmissionDecision("approved", "2026-11-18"));
    assertThat(journey.task("userTask_confirmAuthorization").getName())
        .isEqualTo("Confirm that it is authorized");
    journey.coordinator("userTask_confirmAuthorization", Answers.authorized()).isOver();
  }

  /** Beside the expedited appeal a condition is watched; the engine keeps none as it was. */
  @Test
  void anAppealMovesWithTheConditionThatItWaitsFor() throws Exception {
    Notices denial = Notices.clinical().numbered("REF-2002");
    journey.opens(denial.notice(), denial.payer());
    int first = newest("written-appeal").getVersion();
    deploy(
        "written-appeal",
        model -> model.replace("name=\"Review and sign the letter\"", "name=\"Read and sign\""));

    web.perform(
            post("/models/written-appeal")
                .param("from", "" + first)
                .param("to", "" + (first + 1))
                .param("all", "true")
                .with(owner())
                .with(csrf()))
        .andExpect(flash().attribute("done", containsString("1 case moved")));

    assertThat(journey.instance("written-appeal").getProcessDefinitionId())
        .isEqualTo(newest("written-appeal").getId());
  }

  @Test
  void askingTwiceMovesOnceAndAModelWithoutItsFormsMovesNobody() throws Exception {
    deploy(RESUBMISSION, UnaryOperator.identity());
    List<String> chosen = List.of(instance().getId());
    apply();
    applied(chosen)
        .andExpect(flash().attribute("done", containsString("0 cases moved")))
        .andExpect(
            flash()
                .attribute(
                    "stayed",
                    List.of(
                        journey.number()
                            + ": It is in version %d already.".formatted(before + 1))));
    assertThat(journey.timeline().stream().filter(line -> line.contains("goes on in version")))
        .hasSize(1);

    deployed.add(
        repository
            .createDeployment()
            .addString(RESUBMISSION + ".bpmn", model(RESUBMISSION))
            .deploy()
            .getId());
    before++;
    preview()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Nobody can move to this version yet"),
                        containsString("The form correct-request of the task"))));
    apply().andExpect(flash().attribute("refused", containsString("Nobody has moved")));
  }

  @Test
  void onlyProcessOwnersMoveCases() throws Exception {
    web.perform(get("/models").with(supervisor())).andExpect(status().isForbidden());
    web.perform(get("/models").with(coordinator())).andExpect(status().isForbidden());
    web.perform(
            post("/models/" + RESUBMISSION)
                .param("from", "1")
                .param("to", "2")
                .with(supervisor())
                .with(csrf()))
        .andExpect(status().isForbidden());
    web.perform(get("/models/none").param("from", "1").param("to", "2").with(owner()))
        .andExpect(status().isNotFound());
    web.perform(get("/models/none").accept(MediaType.TEXT_HTML).with(owner()))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("There is no such page")));
    web.perform(get("/models/none").with(owner()))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(content().string(containsString("'from'")));
    deploy(RESUBMISSION, UnaryOperator.identity());
    web.perform(request(post("/models/" + RESUBMISSION)).with(csrf()))
        .andExpect(flash().attribute("refused", "Choose at least one case."));
    preview("counterpart", "userTask_correctRequest=nonsense")
        .andExpect(content().string(containsString("choose again")));
  }

  @Test
  void aProcessOwnerMovesACaseInTheBrowser() throws Exception {
    deploy(
        RESUBMISSION, model -> withAnEarlierTimer(withTheTaskRenamed(withACheckOfTheCode(model))));
    try (Visitor visitor = Visitor.signedIn("owner", port)) {
      for (int width : new int[] {390, 1280}) {
        visitor.opens("/models", width);
        visitor.canUse("models at " + width);
        visitor.keepsPicture("models-" + width);
      }
      visitor.page().click("a:has-text('Move to version')");
      visitor.canUse("a plan");
      visitor.keepsPicture("models-refused-1280");
      visitor.page().selectOption("#at-userTask_correctRequest", RENAMED);
      visitor.page().click("button:has-text('Look again')");
      visitor.page().waitForSelector(".pill-good");
      visitor.keepsPicture("models-plan-1280");
      visitor.page().setViewportSize(390, 900);
      visitor.canUse("a plan on a phone");
      visitor.keepsPicture("models-plan-390");
      visitor.page().check("input[name=instance]");
      visitor.page().click("button:has-text('Move chosen cases')");

      assertThat(visitor.page().locator(".banner-good").innerText()).contains("1 case moved");
      assertThat(visitor.complaints()).isEmpty();
    }
    journey.hasOpen("userTask_mendRequest");
  }

  private static String withACheckOfTheCode(String model) {
    return model
        .replace(
            "<bpmn:exclusiveGateway id=\"gateway_awaitAnswer\">",
            """
            <bpmn:userTask id="userTask_checkCode" name="Check the code" camunda:formRef="check-code"
              camunda:formRefBinding="deployment" camunda:candidateGroups="coordinators"
              camunda:dueDate="${resubmissionDueAt}">
              <bpmn:incoming>flow_correctRequestToAwaitAnswer</bpmn:incoming>
              <bpmn:outgoing>flow_checkCodeToAwaitAnswer</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="flow_checkCodeToAwaitAnswer" sourceRef="userTask_checkCode"
              targetRef="gateway_awaitAnswer" />
            <bpmn:exclusiveGateway id="gateway_awaitAnswer">""")
        .replace(
            "<bpmn:incoming>flow_correctRequestToAwaitAnswer</bpmn:incoming>\n      <bpmn:outgoing>flow_awaitAnswer",
            "<bpmn:incoming>flow_checkCodeToAwaitAnswer</bpmn:incoming>\n      <bpmn:outgoing>flow_awaitAnswer")
        .replace(
            "sourceRef=\"userTask_correctRequest\" targetRef=\"gateway_awaitAnswer\"",
            "sourceRef=\"userTask_correctRequest\" targetRef=\"userTask_checkCode\"");
  }

  private static String withTheTaskRenamed(String model) {
    return model.replace("userTask_correctRequest", "userTask_mendRequest");
  }

  /** The payer's answer is overdue when the resubmission was due. */
  private static String withAnEarlierTimer(String model) {
    return model.replace(
        "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${resubmissionDecisionDueAt}",
        "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${resubmissionDueAt}");
  }

  private static String model(String process) throws IOException {
    return Files.readString(Path.of("bpmn", process + ".bpmn"));
  }

  private void deploy(String process, UnaryOperator<String> change) throws IOException {
    deploy(process, change, UnaryOperator.identity());
  }

  /** Deploys the model together with all forms, as a release does. */
  private void deploy(String process, UnaryOperator<String> change, UnaryOperator<String> ofForms)
      throws IOException {
    DeploymentBuilder builder =
        repository
            .createDeployment()
            .addString(process + ".bpmn", change.apply(model(process)))
            .addString("check-code.form", CHECK_CODE);
    try (var files = Files.list(Path.of("forms"))) {
      for (Path form : files.toList()) {
        builder.addString(
            form.getFileName().toString(),
            ofForms.apply(Files.readString(form, StandardCharsets.UTF_8)));
      }
    }
    deployed.add(builder.deploy().getId());
  }

  private ProcessDefinition newest(String process) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(process)
        .latestVersion()
        .singleResult();
  }

  private ProcessInstance instance() {
    return journey.instance(RESUBMISSION);
  }

  /** When each timer of the process fires. */
  private Map<String, Date> timers() {
    Map<String, Date> timers = new TreeMap<>();
    for (Job job :
        management.createJobQuery().processInstanceId(instance().getId()).timers().list()) {
      timers.put(
          management
              .createJobDefinitionQuery()
              .jobDefinitionId(job.getJobDefinitionId())
              .singleResult()
              .getActivityId(),
          job.getDuedate());
    }
    return timers;
  }

  private MockHttpServletRequestBuilder request(MockHttpServletRequestBuilder to, String... more) {
    to.param("from", "" + before).param("to", "" + (before + 1)).with(owner());
    for (int i = 0; i < more.length; i += 2) {
      to.param(more[i], more[i + 1]);
    }
    return to;
  }

  private ResultActions preview(String... more) throws Exception {
    return web.perform(request(get("/models/" + RESUBMISSION), more)).andExpect(status().isOk());
  }

  private ResultActions apply(String... more) throws Exception {
    return web.perform(
        request(post("/models/" + RESUBMISSION), more)
            .param("instance", instance().getId())
            .with(csrf()));
  }

  private ResultActions applied(List<String> chosen) {
    try {
      return web.perform(
          request(post("/models/" + RESUBMISSION))
              .param("instance", chosen.toArray(String[]::new))
              .with(csrf()));
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** To the version in which it was. */
  private void back() throws Exception {
    web.perform(
            post("/models/" + RESUBMISSION)
                .param("from", "" + (before + 1))
                .param("to", "" + before)
                .param("instance", instance().getId())
                .with(owner())
                .with(csrf()))
        .andExpect(flash().attribute("done", containsString("1 case moved")));
  }
}
