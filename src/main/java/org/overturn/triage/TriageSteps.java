package org.overturn.triage;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.process.CaseSteps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks at the opening of {@code denial-resolution.bpmn}. */
@Configuration(proxyBeanMethods = false)
class TriageSteps {

  @Bean
  JavaDelegate setDeadlinesDelegate(CaseSteps steps, SettingDeadlines deadlines) {
    return steps.of(deadlines::set);
  }
}
