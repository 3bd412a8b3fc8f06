package org.overturn.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all models keep to, so that code, forms, tables and diagrams find one another by name. */
class ModelConventionsTest {

  private static final Set<String> GROUPS =
      Set.of(Staff.COORDINATORS, Staff.PHYSICIANS, Staff.SUPERVISORS);

  /** As docs/agents.md describes them. */
  private static final Set<String> AGENT_TOPICS =
      Set.of("request-peer-to-peer", "fetch-denial-letter", "check-authorization-status");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*!?\\s*(\\w+)[^}]*}");

  static Stream<Path> models() throws java.io.IOException {
    return Files.list(Path.of("bpmn")).filter(path -> path.toString().endsWith(".bpmn")).sorted();
  }

  private static BpmnModelInstance read(Path model) {
    return Bpmn.readModelFromFile(new File(model.toString()));
  }

  @Test
  void thereAreTheModelsOfTheDesignAndTheOneForArrivalsThatAreNoCase() throws java.io.IOException {
    assertThat(models().map(path -> path.getFileName().toString()))
        .containsExactly(
            "call-off.bpmn",
            "corrected-resubmission.bpmn",
            "denial-resolution.bpmn",
            "peer-to-peer-review.bpmn",
            "see-to-arrival.bpmn",
            "written-appeal.bpmn");
  }

  @ParameterizedTest
  @MethodSource("models")
  void aProcessIsCalledAsItsFileIsExecutableAndForgetsInTime(Path model) {
    Process process = read(model).getModelElementsByType(Process.class).iterator().next();
    assertThat(process.getId() + ".bpmn").isEqualTo(model.getFileName().toString());
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
    assertThat(process.getName()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("models")
  void anElementsIdIsItsTypeAndALowerCamelName(Path model) {
    for (FlowNode node : read(model).getModelElementsByType(FlowNode.class)) {
      assertThat(node.getId()).matches(typeOf(node) + "_[a-z][A-Za-z0-9]*");
    }
    for (SequenceFlow flow : read(model).getModelElementsByType(SequenceFlow.class)) {
      assertThat(flow.getId()).matches("flow_[a-z][A-Za-z0-9]*");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementThatSaysSomethingHasANameInUsersWords(Path model) {
    for (FlowNode node : read(model).getModelElementsByType(FlowNode.class)) {
      boolean joins = node instanceof Gateway && node.getOutgoing().size() < 2;
      if (!joins && !(node instanceof ParallelGateway)) {
        assertThat(node.getName()).as(node.getId()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyUserTaskHasAGroupADueDateAndItsOwnForm(Path model) {
    for (UserTask task : read(model).getModelElementsByType(UserTask.class)) {
      assertThat(GROUPS).as(task.getId()).containsAll(task.getCamundaCandidateGroupsList());
      assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).isNotEmpty();
      assertThat(task.getCamundaDueDate()).as("due date of " + task.getId()).isNotBlank();
      assertThat(Path.of("forms", formRef(task) + ".form")).exists();
      assertThat(camunda(task, "formRefBinding")).isEqualTo("deployment");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFormOfAStartEventExists(Path model) {
    for (StartEvent start : read(model).getModelElementsByType(StartEvent.class)) {
      String form = camunda(start, "formRef");
      if (form != null) {
        assertThat(Path.of("forms", form + ".form")).exists();
      }
    }
  }

  @Test
  void noFormIsLeftOver() throws java.io.IOException {
    Set<String> used = new TreeSet<>();
    models()
        .map(ModelConventionsTest::read)
        .forEach(
            model -> {
              model.getModelElementsByType(UserTask.class).forEach(t -> used.add(formRef(t)));
              model.getModelElementsByType(StartEvent.class).stream()
                  .map(start -> camunda(start, "formRef"))
                  .filter(form -> form != null)
                  .forEach(used::add);
            });
    try (Stream<Path> forms = Files.list(Path.of("forms"))) {
      assertThat(forms.map(form -> form.getFileName().toString().replace(".form", "")))
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void serviceTasksNameADelegateAndModelsHoldNoScript(Path model) {
    BpmnModelInstance instance = read(model);
    assertThat(instance.getModelElementsByType(ScriptTask.class)).isEmpty();
    for (ServiceTask task : instance.getModelElementsByType(ServiceTask.class)) {
      if ("external".equals(task.getCamundaType())) {
        assertThat(task.getCamundaTopic()).as(task.getId()).isIn(AGENT_TOPICS);
        continue;
      }
      assertThat(task.getCamundaDelegateExpression())
          .as(task.getId())
          .matches("\\$\\{[a-z][A-Za-z]*Delegate}");
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void conditionsTimersAndDueDatesReadDeclaredVariablesOnly(Path model) {
    BpmnModelInstance instance = read(model);
    List<String> expressions = new ArrayList<>();
    instance.getModelElementsByType(SequenceFlow.class).stream()
        .filter(flow -> flow.getConditionExpression() != null)
        .forEach(flow -> expressions.add(flow.getConditionExpression().getTextContent()));
    instance
        .getModelElementsByType(TimeDate.class)
        .forEach(date -> expressions.add(date.getTextContent()));
    instance
        .getModelElementsByType(UserTask.class)
        .forEach(task -> expressions.add(task.getCamundaDueDate()));
    for (String expression : expressions) {
      Matcher variable = VARIABLE.matcher(expression);
      assertThat(variable.matches()).as(expression).isTrue();
      assertThat(Variables.names()).as(expression).contains(variable.group(1));
    }
  }

  @Test
  void theMessagesOfTheModelsAreTheMessagesOfTheCode() throws Exception {
    Set<String> inModels =
        models()
            .flatMap(model -> read(model).getModelElementsByType(Message.class).stream())
            .map(Message::getName)
            .collect(Collectors.toSet());
    Set<String> inCode = new TreeSet<>();
    for (var field : Messages.class.getDeclaredFields()) {
      if (field.getType() == String.class) {
        inCode.add((String) field.get(null));
      }
    }
    assertThat(inModels).containsExactlyInAnyOrderElementsOf(inCode);
  }

  @Test
  void theOnlyEscalationsAreThatAWindowIsAtRiskAndThatItsLastHourBegins() throws Exception {
    assertThat(
            models()
                .flatMap(model -> read(model).getModelElementsByType(Escalation.class).stream())
                .map(Escalation::getEscalationCode))
        .containsOnly("WindowAtRisk", "WindowLastHour");
  }

  @ParameterizedTest
  @MethodSource("models")
  void calledProcessesAndDecisionsExist(Path model) {
    BpmnModelInstance instance = read(model);
    for (CallActivity call : instance.getModelElementsByType(CallActivity.class)) {
      assertThat(Path.of("bpmn", call.getCalledElement() + ".bpmn")).exists();
    }
    for (BusinessRuleTask rule : instance.getModelElementsByType(BusinessRuleTask.class)) {
      assertThat(Path.of("bpmn", rule.getCamundaDecisionRef() + ".dmn")).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void mailsAreSentAfterCommitWithRetriesAndWordedInTheModel(Path model) throws Exception {
    Collection<ServiceTask> mails =
        read(model).getModelElementsByType(ServiceTask.class).stream()
            .filter(task -> "${mailDelegate}".equals(task.getCamundaDelegateExpression()))
            .toList();
    for (ServiceTask mail : mails) {
      assertThat(mail.isCamundaAsyncBefore()).as(mail.getId()).isTrue();
      String xml = mail.getExtensionElements().getDomElement().getTextContent();
      assertThat(xml).as(mail.getId()).contains("R5/PT5M");
      assertThat(mail.getExtensionElements().getElements()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  private static String typeOf(FlowElement element) {
    String type = element.getElementType().getTypeName();
    if (element instanceof Gateway) {
      return "gateway";
    }
    return type.equals("subProcess") ? "(subProcess|eventSubProcess)" : type;
  }

  private static String formRef(UserTask task) {
    return camunda(task, "formRef");
  }

  private static String camunda(FlowElement element, String attribute) {
    return element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", attribute);
  }
}
