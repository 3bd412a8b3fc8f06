package org.overturn.process;

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
 * Runs when any user task is completed: hands the answers to the stage whose form it is, and leaves
 * nothing of them in the engine.
 */
@Component
class TaskCompletion implements TaskListener {

  private static final Logger log = LoggerFactory.getLogger(TaskCompletion.class);

  private final FormsOfStages forms;
  private final Map<String, CaselessForm<?>> caseless;
  private final FormAnswers answers;
  private final Cases cases;

  TaskCompletion(
      FormsOfStages forms, Collection<CaselessForm<?>> caseless, FormAnswers answers, Cases cases) {
    this.forms = forms;
    this.caseless =
        caseless.stream().collect(Collectors.toMap(CaselessForm::key, Function.identity()));
    this.answers = answers;
    this.cases = cases;
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
      answers.refuseUnasked(task, name -> FormAnswers.asks(stage.answers(), name));
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
      forms.complete(form, answers.take(task), step, task.getName() + ": done");
    } catch (AnswerRefused refused) {
      throw refused;
    } catch (RuntimeException failure) {
      throw StepFailed.of(number.value(), task.getTaskDefinitionKey(), failure, log);
    }
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
