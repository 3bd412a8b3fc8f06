package org.overturn.process;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.overturn.denial.CaseNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Runs where a model throws an escalation. Of the one that says a window is at risk it tells which
 * tasks stand under the clock: those of the activity on whose boundary the timer is.
 */
@Component
class AtRiskEscalation implements ExecutionListener {

  private static final String WINDOW_AT_RISK = "WindowAtRisk";

  private final TaskService tasks;
  private final ObjectProvider<AtRiskObserver> observers;

  AtRiskEscalation(@Lazy TaskService tasks, ObjectProvider<AtRiskObserver> observers) {
    this.tasks = tasks;
    this.observers = observers;
  }

  @Override
  public void notify(DelegateExecution execution) {
    EndEvent end = (EndEvent) execution.getBpmnModelElementInstance();
    if (!isWindowAtRisk(end)) {
      return;
    }
    List<String> open =
        clocksBefore(end).stream()
            .map(BoundaryEvent::getAttachedTo)
            .flatMap(activity -> openTasks(activity, execution))
            .map(Task::getId)
            .distinct()
            .toList();
    if (!open.isEmpty()) {
      CaseNumber number = new CaseNumber(execution.getProcessBusinessKey());
      observers.forEach(observer -> observer.windowAtRisk(number, open));
    }
  }

  private static boolean isWindowAtRisk(EndEvent end) {
    return end.getEventDefinitions().stream()
        .filter(EscalationEventDefinition.class::isInstance)
        .map(EscalationEventDefinition.class::cast)
        .anyMatch(each -> WINDOW_AT_RISK.equals(each.getEscalation().getEscalationCode()));
  }

  private static Set<BoundaryEvent> clocksBefore(FlowNode node) {
    return node.getPreviousNodes().list().stream()
        .flatMap(
            before ->
                before instanceof BoundaryEvent clock
                    ? Stream.of(clock)
                    : clocksBefore(before).stream())
        .collect(Collectors.toSet());
  }

  private Stream<Task> openTasks(Activity activity, DelegateExecution execution) {
    if (activity instanceof CallActivity call) {
      return tasks
          .createTaskQuery()
          .processInstanceBusinessKey(execution.getProcessBusinessKey())
          .processDefinitionKey(call.getCalledElement())
          .list()
          .stream();
    }
    TaskQuery here = tasks.createTaskQuery().processInstanceId(execution.getProcessInstanceId());
    String[] elements = userTasks(activity).stream().map(UserTask::getId).toArray(String[]::new);
    return elements.length == 0
        ? Stream.empty()
        : here.taskDefinitionKeyIn(elements).list().stream();
  }

  private static Collection<UserTask> userTasks(Activity activity) {
    if (activity instanceof UserTask task) {
      return List.of(task);
    }
    return activity instanceof SubProcess sub
        ? sub.getFlowElements().stream()
            .filter(Activity.class::isInstance)
            .flatMap(each -> userTasks((Activity) each).stream())
            .toList()
        : List.of();
  }
}
