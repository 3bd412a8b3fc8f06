package org.overturn.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * "Record what the agent did": an agent answers what the form of the person's task asks, so the
 * same stage takes it, with the same checks. The answers leave the engine in the transaction in
 * which the agent gives them; one that cannot be taken is refused to the agent, whose task stays
 * open.
 */
@Component
class AgentAnswerDelegate implements JavaDelegate {

  private static final Logger log = LoggerFactory.getLogger(AgentAnswerDelegate.class);

  /** The input parameter of the model that names the form. */
  private static final String FORM = "form";

  private final Cases cases;
  private final FormAnswers answers;
  private final FormsOfStages forms;

  AgentAnswerDelegate(Cases cases, FormAnswers answers, FormsOfStages forms) {
    this.cases = cases;
    this.answers = answers;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CaseNumber number = new CaseNumber(execution.getProcessBusinessKey());
    String form = String.valueOf(execution.getVariableLocal(FORM));
    try {
      Map<String, Object> given = new LinkedHashMap<>(answers.take(execution));
      given.remove(FORM);
      String element = execution.getCurrentActivityId();
      CaseStep step = new CaseStep(cases.lock(number), agent(execution), element, execution);
      forms.complete(form, given, step, execution.getCurrentActivityName() + ": done");
    } catch (AnswerRefused | OptimisticLockingException modelled) {
      throw modelled;
    } catch (RuntimeException failure) {
      throw StepFailed.of(number.value(), execution.getCurrentActivityId(), failure, log);
    }
  }

  /** The agent's user id, as it signed in. */
  private static String agent(DelegateExecution execution) {
    Authentication agent =
        execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    return agent == null || agent.getUserId() == null ? Timeline.SYSTEM : agent.getUserId();
  }
}
