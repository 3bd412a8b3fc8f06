package org.overturn.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
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
      ObjectProvider<TaskCreation> creation, ObjectProvider<TaskCompletion> completion) {
    return new AbstractCamundaConfiguration() {
      @Override
      public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomHistoryLevels(List.of(new RoutingHistory()));
        List<BpmnParseListener> listeners =
            new ArrayList<>(
                Optional.ofNullable(configuration.getCustomPreBPMNParseListeners())
                    .orElse(List.of()));
        listeners.add(
            new OnEveryUserTask(
                task -> creation.getObject().notify(task),
                task -> completion.getObject().notify(task)));
        configuration.setCustomPreBPMNParseListeners(listeners);
        prepend(configuration);
      }
    };
  }

  private static void prepend(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new RefusalsUnwrapped()));
  }

  /** Attaches the listeners to each user task of each model, so that no model can forget them. */
  private static class OnEveryUserTask extends AbstractBpmnParseListener {

    private final TaskListener creation;
    private final TaskListener completion;

    OnEveryUserTask(TaskListener creation, TaskListener completion) {
      this.creation = creation;
      this.completion = completion;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
      var definition =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      definition.addTaskListener(TaskListener.EVENTNAME_CREATE, creation);
      definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, completion);
    }
  }
}
