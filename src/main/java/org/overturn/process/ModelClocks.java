package org.overturn.process;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the timers and due dates of a deployed model read. Asked of the model and not kept in a
 * list, so that a timer which a process owner adds moves like all others.
 */
@Component
class ModelClocks {

  private final RepositoryService repository;

  ModelClocks(@Lazy RepositoryService repository) {
    this.repository = repository;
  }

  /** The name of an element in users' words; its id where it has none. */
  String nameOf(String definition, String element) {
    ModelElementInstance found = model(definition).getModelElementById(element);
    return found instanceof FlowElement named && named.getName() != null
        ? named.getName()
        : element;
  }

  /** True when a timer of this event or task reads one of the variables. */
  boolean timerReads(String definition, String element, Collection<String> variables) {
    return model(definition).getModelElementsByType(TimerEventDefinition.class).stream()
        .filter(timer -> isIn(element, timer))
        .anyMatch(timer -> reads(timer.getTextContent(), variables));
  }

  /** True when the due date of this task reads one of the variables. */
  boolean dueDateReads(String definition, String task, Collection<String> variables) {
    return model(definition).getModelElementById(task) instanceof UserTask found
        && reads(found.getCamundaDueDate(), variables);
  }

  /** A warning at the edge of an activity that goes on when it is given. */
  record Warning(String element, String activity, String expression) {}

  /** The warnings at a fixed date whose expression reads one of the variables. */
  List<Warning> warningsReading(String definition, Collection<String> variables) {
    return model(definition).getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> !event.cancelActivity())
        .flatMap(ModelClocks::dated)
        .filter(warning -> reads(warning.expression(), variables))
        .toList();
  }

  private static Stream<Warning> dated(BoundaryEvent event) {
    return event.getEventDefinitions().stream()
        .filter(TimerEventDefinition.class::isInstance)
        .map(timer -> ((TimerEventDefinition) timer).getTimeDate())
        .filter(Objects::nonNull)
        .map(
            date ->
                new Warning(
                    event.getId(), event.getAttachedTo().getId(), date.getTextContent().strip()));
  }

  private static boolean isIn(String element, ModelElementInstance timer) {
    for (ModelElementInstance at = timer; at != null; at = at.getParentElement()) {
      if (element.equals(at.getAttributeValue("id"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean reads(String expression, Collection<String> variables) {
    return expression != null
        && expression.contains("{")
        && variables.stream()
            .anyMatch(name -> Pattern.compile("\\b" + name + "\\b").matcher(expression).find());
  }

  private BpmnModelInstance model(String definition) {
    return repository.getBpmnModelInstance(definition);
  }
}
