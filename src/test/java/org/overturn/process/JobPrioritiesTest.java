package org.overturn.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When more falls due than can be done at once, what ends a wait goes before what warns of it, and
 * warnings go before mails. Which is which is read from the drawing.
 */
class JobPrioritiesTest {

  /** A timer that ends a wait: the window closes, the appeal cannot wait, the payer is late. */
  private static final long ENDS_A_WAIT = 100;

  /** A step that the engine goes on with after a commit and that is no mail. */
  private static final long GOES_ON = 80;

  /** A timer whose first effect is an escalation. */
  private static final long ESCALATES = 70;

  /** A timer that leaves its task open and reminds. */
  private static final long REMINDS = 50;

  /** A step that asks a system outside and that nobody waits for. */
  private static final long ASKS_OUTSIDE = 30;

  private static final Set<String> READS_CHART =
      Set.of("${readChartDelegate}", "${readChartForLetterDelegate}");

  /** A mail. */
  private static final long MAILS = 10;

  static Stream<Path> models() throws java.io.IOException {
    return ModelConventionsTest.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyTimerAndEveryStepAfterACommitHasThePriorityOfItsKind(Path model) {
    BpmnModelInstance instance = Bpmn.readModelFromFile(model.toFile());
    Map<String, Long> expected = new HashMap<>();
    Map<String, String> given = new HashMap<>();
    for (CatchEvent event : instance.getModelElementsByType(CatchEvent.class)) {
      if (event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance)) {
        expected.put(event.getId(), priorityOf(event));
        given.put(event.getId(), camunda(event, "jobPriority"));
      }
    }
    for (Activity activity : instance.getModelElementsByType(Activity.class)) {
      if (activity.isCamundaAsyncBefore() || activity.isCamundaAsyncAfter()) {
        expected.put(activity.getId(), priorityOf(activity));
        given.put(activity.getId(), camunda(activity, "jobPriority"));
      }
    }
    assertThat(expected).isNotEmpty();
    expected.forEach(
        (element, priority) ->
            assertThat(given.get(element))
                .as("camunda:jobPriority of %s", element)
                .isEqualTo(String.valueOf(priority)));
  }

  /** The engine runs a case's exclusive jobs one after the other; these are none of them. */
  @ParameterizedTest
  @MethodSource("models")
  void neitherMailsNorWhatAsksOutsideHoldUpTheTimersOfTheirCase(Path model) {
    for (ServiceTask task :
        Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(ServiceTask.class)) {
      if (isMail(task) || asksOutside(task)) {
        assertThat(task.isCamundaExclusive()).as("exclusive of %s", task.getId()).isFalse();
      }
    }
  }

  private static long priorityOf(CatchEvent event) {
    if (!(event instanceof BoundaryEvent boundary) || boundary.cancelActivity()) {
      return ENDS_A_WAIT;
    }
    return escalates(firstEffectOf(event)) ? ESCALATES : REMINDS;
  }

  private static FlowNode firstEffectOf(FlowNode event) {
    FlowNode next = event.getSucceedingNodes().singleResult();
    return next instanceof Gateway ? firstEffectOf(next) : next;
  }

  private static boolean escalates(FlowNode node) {
    return node instanceof EndEvent end
            && end.getEventDefinitions().stream()
                .anyMatch(EscalationEventDefinition.class::isInstance)
        || node instanceof IntermediateThrowEvent thrown
            && thrown.getEventDefinitions().stream()
                .anyMatch(EscalationEventDefinition.class::isInstance);
  }

  private static long priorityOf(Activity activity) {
    if (isMail(activity)) {
      return MAILS;
    }
    return asksOutside(activity) ? ASKS_OUTSIDE : GOES_ON;
  }

  private static boolean asksOutside(Activity activity) {
    return activity instanceof ServiceTask task
        && READS_CHART.contains(String.valueOf(task.getCamundaDelegateExpression()));
  }

  private static boolean isMail(Activity activity) {
    return activity instanceof ServiceTask task
        && "${mailDelegate}".equals(task.getCamundaDelegateExpression());
  }

  private static String camunda(FlowNode element, String attribute) {
    return element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", attribute);
  }
}
