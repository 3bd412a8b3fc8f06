package org.overturn.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.overturn.denial.CaseNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the stages that a process of a case has ended; nothing that ends one can forget to. */
@Component
class ProcessEnds implements ExecutionListener {

  private static final Logger log = LoggerFactory.getLogger(ProcessEnds.class);

  private final List<ProcessEnd> ends;

  ProcessEnds(List<ProcessEnd> ends) {
    this.ends = ends;
  }

  @Override
  public void notify(DelegateExecution execution) {
    String process = ((ExecutionEntity) execution).getProcessDefinition().getKey();
    for (ProcessEnd end : ends) {
      if (end.process().equals(process)) {
        ended(end, execution.getProcessBusinessKey());
      }
    }
  }

  private static void ended(ProcessEnd end, String businessKey) {
    try {
      end.ended(new CaseNumber(businessKey));
    } catch (RuntimeException failure) {
      throw StepFailed.of(businessKey, end.process(), failure, log);
    }
  }
}
