package org.overturn.resolution;

import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.process.CaseSteps;
import org.overturn.process.ChasingPayer;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code denial-resolution.bpmn} from the end of the challenge on. */
@Configuration(proxyBeanMethods = false)
class ResolutionSteps {

  @Bean
  JavaDelegate recordChallengeResultDelegate(CaseSteps steps, Resolving resolving) {
    return steps.of(resolving::challengeEnded);
  }

  @Bean
  JavaDelegate recordResubmissionApprovalDelegate(CaseSteps steps, Resolving resolving) {
    return steps.of(resolving::resubmissionApproved);
  }

  @Bean
  JavaDelegate recordPayerDecisionDelegate(CaseSteps steps, Resolving resolving) {
    return steps.of(resolving::payerApproved);
  }

  @Bean
  JavaDelegate recordResolutionDelegate(CaseSteps steps, Resolving resolving) {
    return steps.of(resolving::resolved);
  }

  @Bean
  JavaDelegate recordClosingDelegate(CaseSteps steps, Closing closing) {
    return steps.of(closing::recorded);
  }

  @Bean
  TaskForm<?> chaseAuthorizationForm(ChasingPayer chasing) {
    return chasing.form(
        "chase-authorization",
        List.of(Variables.AUTHORIZATION_DUE_AT, Variables.AUTHORIZATION_CHASE_AT));
  }
}
