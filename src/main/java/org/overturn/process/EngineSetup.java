package org.overturn.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.overturn.denial.CaseNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * What the engine is told beyond the starter's settings: the history level and the task listeners.
 */
@Configuration
class EngineSetup {

  @Bean
  @Fallback
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static AbstractCamundaConfiguration caseKeeping(
      ObjectProvider<TaskCreation> creation,
      ObjectProvider<TaskCompletion> completion,
      ObjectProvider<TasksTakenBack> takenBack,
      ObjectProvider<TaskObserver> observers,
      ObjectProvider<TaskChangesHands> hands,
      ObjectProvider<AtRiskEscalation> atRisk,
      ObjectProvider<ProcessEnds> ends,
      ObjectProvider<TimerMeters> timers) {
    return new AbstractCamundaConfiguration() {
      @Override
      public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setExternalTaskService(new AnswersOnly());
        configuration.setTaskService(new OwnClaims());
        configuration.setCustomHistoryLevels(List.of(new RoutingHistory()));
        List<BpmnParseListener> listeners =
            new ArrayList<>(
                Optional.ofNullable(configuration.getCustomPreBPMNParseListeners())
                    .orElse(List.of()));
        listeners.add(
            new OnEveryUserTask(
                task -> creation.getObject().notify(task),
                task -> completion.getObject().notify(task),
                task -> takenBack.getObject().notify(task),
                task -> tell(observers, task),
                task -> changed(hands, task)));
        listeners.add(new OnEveryEscalation(end -> atRisk.getObject().notify(end)));
        listeners.add(new OnEveryProcess(process -> ends.getObject().notify(process)));
        listeners.add(new OnEveryTimer(event -> timers.getObject().fires()));
        configuration.setCustomPreBPMNParseListeners(listeners);
        prepend(configuration);
      }

      /** Here, for the engine puts its own in place while it is initialized. */
      @Override
      public void postInit(SpringProcessEngineConfiguration configuration) {
        configuration.setFailedJobCommandFactory(new RetryWhenDue());
      }
    };
  }

  private static void tell(ObjectProvider<TaskObserver> observers, DelegateTask task) {
    String businessKey = task.getExecution().getProcessBusinessKey();
    if (CaseNumber.isNumber(businessKey)) {
      CaseNumber number = new CaseNumber(businessKey);
      observers.forEach(observer -> observer.taskChanged(number));
    }
  }

  private static void changed(ObjectProvider<TaskChangesHands> hands, DelegateTask task) {
    String businessKey = task.getExecution().getProcessBusinessKey();
    if (CaseNumber.isNumber(businessKey)) {
      TaskEntity entity = (TaskEntity) task;
      Authentication by =
          task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
      var change =
          new TaskChangesHands.Change(
              new CaseNumber(businessKey),
              entity,
              CandidateGroups.of(task.getCandidates()),
              entity.getPropertyChanges().get(TaskEntity.ASSIGNEE).getOrgValueString(),
              task.getAssignee(),
              by == null ? null : by.getUserId());
      hands.forEach(each -> each.changesHands(change));
    }
  }

  private static void prepend(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new RefusalsUnwrapped()));
  }

  /** Attaches the listeners to each user task of each model, so that no model can forget them. */
  private static class OnEveryUserTask extends AbstractBpmnParseListener {

    private static final List<String> CHANGES =
        List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final TaskListener creation;
    private final TaskListener completion;
    private final TaskListener takenBack;
    private final TaskListener change;
    private final TaskListener hands;

    OnEveryUserTask(
        TaskListener creation,
        TaskListener completion,
        TaskListener takenBack,
        TaskListener change,
        TaskListener hands) {
      this.creation = creation;
      this.completion = completion;
      this.takenBack = takenBack;
      this.change = change;
      this.hands = hands;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
      var definition =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      definition.addTaskListener(TaskListener.EVENTNAME_CREATE, creation);
      definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, completion);
      definition.addTaskListener(TaskListener.EVENTNAME_DELETE, takenBack);
      definition.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, hands);
      CHANGES.forEach(event -> definition.addTaskListener(event, change));
    }
  }

  /** Attaches the listener wherever a model ends a path with an escalation. */
  private static class OnEveryEscalation extends AbstractBpmnParseListener {

    private final ExecutionListener listener;

    OnEveryEscalation(ExecutionListener listener) {
      this.listener = listener;
    }

    @Override
    public void parseEndEvent(Element endEvent, ScopeImpl scope, ActivityImpl activity) {
      if (endEvent.element("escalationEventDefinition") != null) {
        activity.addListener(ExecutionListener.EVENTNAME_START, listener);
      }
    }
  }

  /** Attaches the listener to each timer event of each model. */
  private static class OnEveryTimer extends AbstractBpmnParseListener {

    private final ExecutionListener listener;

    OnEveryTimer(ExecutionListener listener) {
      this.listener = listener;
    }

    @Override
    public void parseBoundaryTimerEventDefinition(
        Element definition, boolean interrupting, ActivityImpl timer) {
      timer.addListener(ExecutionListener.EVENTNAME_START, listener);
    }

    /** Of an event that is waited for, the start is the waiting and the end the firing. */
    @Override
    public void parseIntermediateTimerEventDefinition(Element definition, ActivityImpl timer) {
      timer.addListener(ExecutionListener.EVENTNAME_END, listener);
    }
  }

  /** Attaches the listener to the end of each process of each model. */
  private static class OnEveryProcess extends AbstractBpmnParseListener {

    private final ExecutionListener end;

    OnEveryProcess(ExecutionListener end) {
      this.end = end;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      process.addListener(ExecutionListener.EVENTNAME_END, end);
    }
  }
}
