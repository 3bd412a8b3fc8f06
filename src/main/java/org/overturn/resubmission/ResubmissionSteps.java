package org.overturn.resubmission;

import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.process.CaseSteps;
import org.overturn.process.ChasingPayer;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code corrected-resubmission.bpmn} and of its way back to triage. */
@Configuration(proxyBeanMethods = false)
class ResubmissionSteps {

  @Bean
  JavaDelegate recordReceivedAnswerDelegate(CaseSteps steps, Resubmitting resubmitting) {
    return steps.of(resubmitting::answerReceived);
  }

  @Bean
  JavaDelegate takeNewDenialDelegate(CaseSteps steps, Resubmitting resubmitting) {
    return steps.of(resubmitting::newDenialTakenIn);
  }

  @Bean
  TaskForm<?> chaseResubmissionDecisionForm(ChasingPayer chasing) {
    return chasing.form(
        "chase-resubmission-decision", List.of(Variables.RESUBMISSION_DECISION_DUE_AT));
  }
}
