package org.overturn.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who brings in new models, and what of them the engine runs. */
@OverturnTest
class DeployingModelsTest {

  private static final String BOUNDARY = "a-line-between-parts";
  private static final String NAME = "hardening-test";

  @LocalServerPort int port;
  @Autowired RepositoryService repository;
  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired ProcessEngine engine;

  @AfterEach
  void nothingStays() {
    repository
        .createDeploymentQuery()
        .deploymentName(NAME)
        .list()
        .forEach(each -> repository.deleteDeployment(each.getId(), true));
  }

  @ParameterizedTest
  @CsvSource({"coordinator", "physician", "supervisor", "compliance", "intake", "agent"})
  void whoIsNoProcessOwnerDeploysAndDeletesNothing(String user) throws IOException {
    String table = Files.readString(Path.of("bpmn", "task-priority.dmn"));
    HttpUser machine = HttpUser.basic(port, user);

    assertThat(deploy(machine, "task-priority.dmn", table).statusCode()).isEqualTo(403);
    String deployment = repository.createDeploymentQuery().list().get(0).getId();
    HttpResponse<String> deleted = machine.delete("/engine-rest/deployment/" + deployment);
    // who may not even see it is told that there is none
    assertThat(deleted.statusCode()).isIn(403, 404);
    assertThat(repository.createDeploymentQuery().deploymentId(deployment).count()).isOne();
    assertThat(repository.createDeploymentQuery().deploymentName(NAME).count()).isZero();
  }

  @Test
  void aProcessOwnerDeploysAndDeletesNothing() throws IOException {
    HttpUser owner = HttpUser.basic(port, "owner");
    String table = Files.readString(Path.of("bpmn", "task-priority.dmn"));

    assertThat(deploy(owner, "task-priority.dmn", table).statusCode()).isEqualTo(200);
    String mine = repository.createDeploymentQuery().deploymentName(NAME).singleResult().getId();
    assertThat(owner.delete("/engine-rest/deployment/" + mine).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coordinator", "supervisor", "owner"})
  void theWebApplicationsAreNoWayAroundIt(String user) {
    HttpUser browser = HttpUser.signedIn(port, user);
    browser.get("/camunda/app/cockpit/default/");
    HttpResponse<String> answer =
        deploy(browser, "/camunda/api/engine/engine/default", "x.bpmn", script());

    // without the token of the page the engine's own filter refuses, whoever asks
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(repository.createDeploymentQuery().deploymentName(NAME).count()).isZero();
  }

  @Test
  void aScriptIsRefusedWithWhereItStandsAndHowToMendIt() {
    HttpResponse<String> refused = deploy(HttpUser.basic(port, "owner"), "sum.bpmn", script());

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("sum.bpmn, line 3, scriptTask_sum: scripts are off; use a service task");
    assertThat(repository.createDeploymentQuery().deploymentName(NAME).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"form.html", "run.js", "run.groovy", "x.bpmn.sh", "x.cmmn", "x.BPMN"})
  void aFileThatIsNeitherModelNorTableNorFormIsRefused(String file) {
    HttpResponse<String> refused = deploy(HttpUser.basic(port, "owner"), file, "alert(1)");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(file + ": only .bpmn, .dmn and .form files are deployed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${dataSource}",
        "${environment.systemProperties}",
        "${caseSteps}",
        "${''.getClass().forName('java.lang.Runtime')}",
        "${now().getClass().getName()}",
        "${dateTime().getClass().getName()}",
        "${dateTime().class.name}"
      })
  void anExpressionReachesNothingOfTheApplication(String attack) {
    assertThatThrownBy(() -> evaluate(attack))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageMatching("(?s)(Unknown (property|method) used in|Error while).*");
    // nor where somebody keeps it in a filter
    assertThatThrownBy(() -> found(tasks.createTaskQuery().taskAssigneeExpression(attack)))
        .isInstanceOf(ProcessEngineException.class);
  }

  @Test
  void aFilterStillReckonsWithTime() {
    assertThat(found(tasks.createTaskQuery().dueBeforeExpression("${dateTime().minusYears(90)}")))
        .isEmpty();
  }

  private Object evaluate(String expression) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(
            command ->
                configuration
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(StartProcessVariableScope.getSharedInstance()));
  }

  private List<Task> found(TaskQuery query) {
    Filter filter = filters.saveFilter(filters.newTaskFilter(NAME).setQuery(query));
    try {
      return filters.list(filter.getId());
    } finally {
      filters.deleteFilter(filter.getId());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript", "groovy", "juel", "python", "feel"})
  void thereIsNoScriptEngine(String language) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    assertThatThrownBy(
            () ->
                configuration
                    .getCommandExecutorTxRequired()
                    .execute(
                        command ->
                            configuration
                                .getScriptingEngines()
                                .getScriptEngineForLanguage(language)))
        .hasMessageContaining("Scripts are off");
  }

  private HttpResponse<String> deploy(HttpUser who, String file, String content) {
    return deploy(who, "/engine-rest", file, content);
  }

  private static HttpResponse<String> deploy(
      HttpUser who, String api, String file, String content) {
    String body =
        """
        --%1$s
        Content-Disposition: form-data; name="deployment-name"

        %2$s
        --%1$s
        Content-Disposition: form-data; name="file"; filename="%3$s"
        Content-Type: application/octet-stream

        %4$s
        --%1$s--
        """
            .formatted(BOUNDARY, NAME, file, content)
            .replace("\n", "\r\n");
    return who.post(api + "/deployment/create", "multipart/form-data; boundary=" + BOUNDARY, body);
  }

  private static String script() {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
        <process id="sum" isExecutable="true">
        <scriptTask id="scriptTask_sum" scriptFormat="javascript"><script>1</script></scriptTask>
        </process>
        </definitions>
        """;
  }
}
