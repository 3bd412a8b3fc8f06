package org.overturn.process;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A service task of a case. It locks the case, hands the step to the stage, and keeps what goes
 * wrong free of patient data: the engine stores an exception's text in its job tables, so only the
 * case number and the kind of failure pass.
 */
public abstract class CaseDelegate implements JavaDelegate {

  private static final Logger log = LoggerFactory.getLogger(CaseDelegate.class);

  @Autowired private Cases cases;

  @Override
  public final void execute(DelegateExecution execution) {
    CaseNumber number = new CaseNumber(execution.getProcessBusinessKey());
    try {
      run(new CaseStep(cases.lock(number), null, execution.getCurrentActivityId(), execution));
    } catch (BpmnError | OptimisticLockingException modelled) {
      throw modelled;
    } catch (RuntimeException failure) {
      throw StepFailed.of(number, execution.getCurrentActivityId(), failure, log);
    }
  }

  /** Does the step: translate in, one call, translate out. */
  protected abstract void run(CaseStep step);
}
