package org.overturn.peertopeer;

import java.util.List;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.overturn.evidence.ReadingInTurn;
import org.overturn.peertopeer.packet.PreparingPacket;
import org.overturn.process.CaseSteps;
import org.overturn.process.ChasingPayer;
import org.overturn.process.DenialProcess;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of {@code peer-to-peer-review.bpmn}, and the one that opens both tracks. */
@Configuration(proxyBeanMethods = false)
class CallTrackSteps {

  @Bean
  JavaDelegate openTracksDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::opened);
  }

  @Bean
  JavaDelegate reopenCallTrackDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::openedAgain);
  }

  @Bean
  JavaDelegate draftPrepPacketDelegate(CaseSteps steps, PreparingPacket packet) {
    return steps.of(packet::drafted);
  }

  @Bean
  JavaDelegate readChartDelegate(CaseSteps steps, ReadingInTurn charts) {
    return steps.asking(step -> step.set(Variables.CHART_REACHED, charts.reached(step.denial())));
  }

  @Bean
  JavaDelegate countAttemptDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::attemptCounted);
  }

  @Bean
  JavaDelegate recordReceivedCallDecisionDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::decisionReceived);
  }

  @Bean
  JavaDelegate recordOverturnDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::overturned);
  }

  @Bean
  JavaDelegate recordUpheldDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::upheld);
  }

  @Bean
  JavaDelegate recordNoCallDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::notHeld);
  }

  @Bean
  JavaDelegate recordLapseDelegate(CaseSteps steps, CallTrackKeeping track) {
    return steps.of(track::lapsed);
  }

  @Bean
  JavaDelegate releaseAppealDelegate(CaseSteps steps, DenialProcess process) {
    return steps.of(step -> process.callEnded(step.number()));
  }

  @Bean
  JavaDelegate passCallToAppealDelegate(CaseSteps steps, DenialProcess process) {
    return steps.of(step -> process.callUpheld(step.number()));
  }

  @Bean
  TaskForm<?> chaseCallDecisionForm(ChasingPayer chasing) {
    return chasing.form("chase-call-decision", List.of(Variables.CALL_DECISION_DUE_AT));
  }
}
