package org.overturn.migration;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.overturn.migration.Place.Kind;
import org.overturn.process.Variables;

/** What of a deployed model counts when cases move from it or to it. */
final class ReadModel {

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern WORD = Pattern.compile("(?<![.\\w'\"])[A-Za-z_]\\w*");
  private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private final BpmnModelInstance model;
  private final Map<String, Place> places = new LinkedHashMap<>();

  ReadModel(BpmnModelInstance model) {
    this.model = model;
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      kind(node).ifPresent(kind -> places.put(node.getId(), place(node, kind)));
    }
  }

  /** The element with this id, if a case can stand or wait there. */
  Optional<Place> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  Collection<Place> places() {
    return places.values();
  }

  /** An element's name in users' words, its id where it has none. */
  String nameOf(String id) {
    return model.getModelElementById(id) instanceof FlowNode node ? name(node) : id;
  }

  /** The declared variables that some expression of the model reads, in order. */
  Set<String> variablesRead() {
    Set<String> read = words(model.getDocument().getRootElement());
    read.retainAll(Variables.names());
    return read;
  }

  /** The forms that are bound to the deployment, each with the task that shows it. */
  Map<String, String> formsOfDeployment() {
    return model.getModelElementsByType(UserTask.class).stream()
        .filter(task -> "deployment".equals(task.getCamundaFormRefBinding()))
        .filter(task -> task.getCamundaFormRef() != null)
        .collect(
            Collectors.toMap(
                UserTask::getCamundaFormRef,
                ReadModel::name,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static Place place(FlowNode node, Kind kind) {
    String within =
        node instanceof BoundaryEvent edge
            ? edge.getAttachedTo().getId()
            : node.getParentElement().getAttributeValue("id");
    return new Place(node.getId(), name(node), kind, within, trigger(node));
  }

  private static String name(FlowNode node) {
    String name = node.getName();
    return name == null || name.isBlank() ? node.getId() : name.replaceAll("\\s+", " ").strip();
  }

  /** Empty for what a case only passes: gateways, ends, the starts of a process. */
  private static Optional<Kind> kind(FlowNode node) {
    if (node instanceof Activity activity) {
      return Optional.of(kind(activity)).filter(kind -> kind != Kind.STEP || waits(activity));
    }
    if (node instanceof BoundaryEvent edge) {
      return Optional.of(
          by(edge, Kind.EDGE_TIMER, Kind.EDGE_MESSAGE, Kind.EDGE_CONDITION, Kind.EDGE_OTHER));
    }
    if (node instanceof IntermediateCatchEvent event) {
      return Optional.of(
          by(
              event,
              Kind.WAITS_FOR_TIMER,
              Kind.WAITS_FOR_MESSAGE,
              Kind.CONDITION,
              Kind.OTHER_EVENT));
    }
    if (node instanceof StartEvent start
        && start.getParentElement() instanceof SubProcess parent
        && parent.triggeredByEvent()) {
      return Optional.of(
          by(
              start,
              Kind.STARTS_BY_TIMER,
              Kind.STARTS_BY_MESSAGE,
              Kind.CONDITION,
              Kind.OTHER_EVENT));
    }
    return Optional.empty();
  }

  private static Kind kind(Activity activity) {
    if (activity.getLoopCharacteristics() != null) {
      return Kind.MULTIPLE;
    }
    if (activity instanceof SubProcess) {
      return Kind.SUB_PROCESS;
    }
    if (activity instanceof CallActivity) {
      return Kind.CALLED_PROCESS;
    }
    return activity instanceof UserTask ? Kind.TASK : Kind.STEP;
  }

  /** A step that is done at once is passed, and nobody stands there. */
  private static boolean waits(Activity step) {
    return step instanceof ReceiveTask
        || step.isCamundaAsyncBefore()
        || step.isCamundaAsyncAfter()
        || "external".equals(step.getAttributeValueNs(CAMUNDA, "type"));
  }

  private static Kind by(CatchEvent event, Kind timer, Kind message, Kind condition, Kind other) {
    EventDefinition first = event.getEventDefinitions().stream().findFirst().orElse(null);
    if (first instanceof TimerEventDefinition) {
      return timer;
    }
    if (first instanceof ConditionalEventDefinition) {
      return condition;
    }
    return first instanceof MessageEventDefinition ? message : other;
  }

  private static String trigger(FlowNode node) {
    if (!(node instanceof CatchEvent event)) {
      return "";
    }
    EventDefinition first = event.getEventDefinitions().stream().findFirst().orElse(null);
    if (first instanceof TimerEventDefinition timer) {
      return timer.getTextContent().strip();
    }
    return first instanceof MessageEventDefinition message && message.getMessage() != null
        ? message.getMessage().getName()
        : "";
  }

  /** Every word of every expression below this element that is no text. */
  private static Set<String> words(DomElement element) {
    Set<String> words = new TreeSet<>();
    if (element.getChildElements().isEmpty()) {
      words.addAll(wordsOf(element.getTextContent()));
    }
    Arrays.stream(
            new String[] {
              "dueDate",
              "followUpDate",
              "assignee",
              "calledElement",
              "collection",
              "sourceExpression"
            })
        .map(attribute -> element.getAttribute(CAMUNDA, attribute))
        .forEach(value -> words.addAll(wordsOf(value)));
    for (String attribute : new String[] {"source", "calledElement"}) {
      words.addAll(wordsOf(element.getAttribute(attribute)));
    }
    element.getChildElements().forEach(child -> words.addAll(words(child)));
    return words;
  }

  private static Set<String> wordsOf(String value) {
    Set<String> words = new TreeSet<>();
    if (value != null) {
      Matcher expressions = EXPRESSION.matcher(value);
      while (expressions.find()) {
        Matcher found = WORD.matcher(TEXT.matcher(expressions.group(1)).replaceAll(" "));
        while (found.find()) {
          words.add(found.group());
        }
      }
    }
    return words;
  }
}
