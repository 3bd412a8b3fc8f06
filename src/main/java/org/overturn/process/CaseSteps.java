package org.overturn.process;

import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the delegates of a model's service tasks. Each locks its case, hands the step to the stage
 * and keeps what goes wrong free of patient data: the engine stores an exception's text in its job
 * tables, so only the case number and the kind of failure pass.
 */
@Component
public class CaseSteps {

  private static final Logger log = LoggerFactory.getLogger(CaseSteps.class);

  private final Cases cases;

  CaseSteps(Cases cases) {
    this.cases = cases;
  }

  /** A delegate that does this step: translate in, one call, translate out. */
  public JavaDelegate of(Consumer<CaseStep> step) {
    return execution -> run(step, execution, cases::lock);
  }

  /**
   * The same for a step that asks a system outside: the case is not locked while that answers, so
   * that nobody's work on it waits. What the step then changes, it locks the case for itself.
   */
  public JavaDelegate asking(Consumer<CaseStep> step) {
    return execution -> run(step, execution, cases::get);
  }

  private void run(
      Consumer<CaseStep> step, DelegateExecution execution, Function<CaseNumber, Denial> found) {
    CaseNumber number = new CaseNumber(execution.getProcessBusinessKey());
    String element = execution.getCurrentActivityId();
    try {
      step.accept(new CaseStep(found.apply(number), null, element, execution));
    } catch (BpmnError | OptimisticLockingException modelled) {
      throw modelled;
    } catch (RuntimeException failure) {
      throw StepFailed.of(number.value(), element, failure, log);
    }
  }
}
