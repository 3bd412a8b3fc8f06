package org.overturn.process;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs when any user task is completed: keeps the answers word for word, hands them to the stage
 * whose form it is, and leaves nothing of them in the engine. A form that a process owner added and
 * no stage knows is kept all the same.
 */
@Component
class TaskCompletion implements TaskListener {

  private static final Logger log = LoggerFactory.getLogger(TaskCompletion.class);

  private final Map<String, TaskForm<?>> forms;
  private final Map<String, CaselessForm<?>> caseless;
  private final FormAnswers answers;
  private final TaskAnswers kept;
  private final Cases cases;
  private final Timeline timeline;
  private final Clock clock;

  TaskCompletion(
      Collection<TaskForm<?>> forms,
      Collection<CaselessForm<?>> caseless,
      FormAnswers answers,
      TaskAnswers kept,
      Cases cases,
      Timeline timeline,
      Clock clock) {
    this.forms = forms.stream().collect(Collectors.toMap(TaskForm::key, Function.identity()));
    this.caseless =
        caseless.stream().collect(Collectors.toMap(CaselessForm::key, Function.identity()));
    this.answers = answers;
    this.kept = kept;
    this.cases = cases;
    this.timeline = timeline;
    this.clock = clock;
  }

  @Override
  public void notify(DelegateTask task) {
    String form = formKey(task);
    String businessKey = task.getExecution().getProcessBusinessKey();
    if (caseless.containsKey(form)) {
      complete(caseless.get(form), businessKey, task);
    } else {
      complete(form, new CaseNumber(businessKey), task);
    }
  }

  private <A> void complete(CaselessForm<A> stage, String businessKey, DelegateTask task) {
    try {
      A given = answers.as(stage.answers(), answers.take(task));
      stage.complete(given, businessKey, user(task));
    } catch (AnswerRefused refused) {
      throw refused;
    } catch (RuntimeException failure) {
      throw StepFailed.of(businessKey, task.getTaskDefinitionKey(), failure, log);
    }
  }

  private void complete(String form, CaseNumber number, DelegateTask task) {
    try {
      Denial denial = cases.lock(number);
      CaseStep step = new CaseStep(denial, user(task), task.getTaskDefinitionKey(), task);
      Map<String, Object> given = answers.take(task);
      given.keySet().removeIf(name -> Variables.names().contains(name) && !asks(form, name));
      kept.save(new TaskAnswer(step, form, given, clock.instant()));
      TaskForm<?> stage = forms.get(form);
      if (stage == null) {
        timeline.add(number, step.user(), task.getName() + ": done");
      } else {
        complete(stage, given, step);
      }
    } catch (AnswerRefused refused) {
      throw refused;
    } catch (RuntimeException failure) {
      throw StepFailed.of(number.value(), task.getTaskDefinitionKey(), failure, log);
    }
  }

  private <A> void complete(TaskForm<A> stage, Map<String, Object> given, CaseStep step) {
    stage.complete(answers.as(stage.answers(), given), step);
  }

  private boolean asks(String form, String name) {
    TaskForm<?> stage = forms.get(form);
    if (stage == null) {
      return false;
    }
    for (var component : stage.answers().getRecordComponents()) {
      if (component.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String formKey(DelegateTask task) {
    var definition = ((TaskEntity) task).getTaskDefinition();
    return definition.getCamundaFormDefinitionKey() == null
        ? task.getTaskDefinitionKey()
        : definition.getCamundaFormDefinitionKey().getExpressionText();
  }

  private static String user(DelegateTask task) {
    var authentication =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    return authentication == null || authentication.getUserId() == null
        ? Timeline.SYSTEM
        : authentication.getUserId();
  }
}
