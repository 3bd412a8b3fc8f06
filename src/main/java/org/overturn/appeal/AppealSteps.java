package org.overturn.appeal;

import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.process.CaseSteps;
import org.overturn.process.ChasingPayer;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code written-appeal.bpmn}. */
@Configuration(proxyBeanMethods = false)
class AppealSteps {

  @Bean
  JavaDelegate openAppealLevelDelegate(CaseSteps steps, AppealLevels levels) {
    return steps.of(levels::opened);
  }

  @Bean
  JavaDelegate draftLetterDelegate(
      CaseSteps steps, WritingLetter letters, ReadingChartForLetter chart) {
    return steps.of(
        step -> {
          letters.drafted(step);
          chart.decided(step);
        });
  }

  @Bean
  JavaDelegate readChartForLetterDelegate(CaseSteps steps, ReadingChartForLetter chart) {
    return steps.asking(chart::read);
  }

  @Bean
  JavaDelegate setExpeditedClocksDelegate(CaseSteps steps, ExpeditingAppeal expediting) {
    return steps.of(expediting::clocksSet);
  }

  @Bean
  JavaDelegate addCallRecordDelegate(CaseSteps steps, WritingLetter letters) {
    return steps.of(letters::callRecordAdded);
  }

  @Bean
  JavaDelegate checkFilingHoldDelegate(CaseSteps steps, FilingAppeal filing) {
    return steps.of(filing::holdChecked);
  }

  @Bean
  JavaDelegate recordMissedFilingDelegate(CaseSteps steps, FilingAppeal filing) {
    return steps.of(filing::missed);
  }

  @Bean
  JavaDelegate recordReceivedAppealDecisionDelegate(CaseSteps steps, DecidingAppeal deciding) {
    return steps.of(deciding::received);
  }

  @Bean
  JavaDelegate moveToNextLevelDelegate(CaseSteps steps, AppealLevels levels) {
    return steps.of(levels::movedOn);
  }

  @Bean
  TaskForm<?> chaseRationaleForm(ChasingPayer chasing) {
    return chasing.form("chase-rationale", List.of(Variables.RATIONALE_EXPECTED_AT));
  }
}
