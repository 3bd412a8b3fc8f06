package org.overturn.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way into the process models, in the business's words. It starts and tells instances of a
 * case, in the caller's transaction.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DenialProcess {

  private final RuntimeService runtime;

  private final CaseFacts facts;

  DenialProcess(RuntimeService runtime, CaseFacts facts) {
    this.runtime = runtime;
    this.facts = facts;
  }

  /** Starts the process of a case that has just been opened. */
  public void denialReceived(Denial denial) {
    runtime
        .createMessageCorrelation(Messages.DENIAL_RECEIVED)
        .processInstanceBusinessKey(denial.number().value())
        .setVariables(facts.of(denial))
        .correlateStartMessage();
  }

  /**
   * The payer approved in writing, with an authorization number: ends the case from anywhere.
   *
   * @return false when no process of the case runs any more
   */
  public boolean payerApproved(CaseNumber number) {
    return tell(Messages.PAYER_DECISION_RECEIVED, number, Map.of());
  }

  /**
   * The call that is scheduled is moved: it has to be scheduled anew.
   *
   * @return false when no call of the case waits to be held
   */
  public boolean callMoved(CaseNumber number) {
    return tell(Messages.CALL_MOVED, number, Map.of());
  }

  /**
   * A call does not take place: the process {@code call-off} tells whoever was to hold it, also
   * when nothing else of the case runs any more.
   *
   * @param invitation the id of what stands in their calendar
   */
  public void callCalledOff(CaseNumber number, UUID invitation) {
    runtime
        .createMessageCorrelation(Messages.CALL_CALLED_OFF)
        .processInstanceBusinessKey(number.value())
        .setVariables(
            Map.of(
                Variables.CASE_NUMBER.name(),
                number.value(),
                Variables.INVITATION.name(),
                invitation.toString()))
        .correlateStartMessage();
  }

  /** A supervisor ends the case. */
  public void denialClosed(CaseNumber number) {
    tell(Messages.DENIAL_CLOSED, number, Map.of());
  }

  /**
   * The call track is over: releases an appeal that waits for it; nothing happens when none does.
   */
  public void callEnded(CaseNumber number) {
    tell(Messages.PEER_TO_PEER_ENDED, number, Map.of());
  }

  /** The call upheld the denial: the appeal track takes up its record, where it is open. */
  public void callUpheld(CaseNumber number) {
    tell(Messages.PEER_TO_PEER_UPHELD, number, Map.of());
  }

  /**
   * A decision of the payer arrived and is handed to the step that waits for one.
   *
   * @param code overturned, partially-overturned or upheld
   * @return false when no step of the case waits for a decision
   */
  public boolean decisionReceived(CaseNumber number, String code) {
    return waitsFor(Messages.PEER_TO_PEER_DECISION_RECEIVED, number)
            && tell(
                Messages.PEER_TO_PEER_DECISION_RECEIVED,
                number,
                Map.of(Variables.CALL_OUTCOME.name(), code))
        || waitsFor(Messages.RESUBMISSION_DECISION_RECEIVED, number)
            && tell(
                Messages.RESUBMISSION_DECISION_RECEIVED,
                number,
                Map.of(
                    Variables.RESUBMISSION_DECISION.name(),
                    "overturned".equals(code) ? "approved" : "denied"))
        || waitsFor(Messages.APPEAL_DECISION_RECEIVED, number)
            && tell(
                Messages.APPEAL_DECISION_RECEIVED,
                number,
                Map.of(Variables.APPEAL_DECISION.name(), code));
  }

  /**
   * The call is possible again, by facts that were corrected: its track opens once more, and a
   * lapse that still had to be accounted for is none.
   */
  public void callWindowReopened(CaseNumber number) {
    tell(Messages.CALL_WINDOW_REOPENED, number, Map.of());
    tell(Messages.LAPSE_WITHDRAWN, number, Map.of());
  }

  /** True while the denial is being challenged, so that the call track could open again. */
  public boolean isChallenged(CaseNumber number) {
    return waitsFor(Messages.CALL_WINDOW_REOPENED, number);
  }

  /** True while a corrected request of the case waits for the payer's answer. */
  public boolean resubmissionWaits(CaseNumber number) {
    return waitsFor(Messages.RESUBMISSION_DECISION_RECEIVED, number);
  }

  private boolean tell(String message, CaseNumber number, Map<String, Object> variables) {
    return !runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(number.value())
        .setVariables(variables)
        .correlateAllWithResult()
        .isEmpty();
  }

  private boolean waitsFor(String message, CaseNumber number) {
    return runtime
        .createEventSubscriptionQuery()
        .eventType("message")
        .eventName(message)
        .list()
        .stream()
        .map(EventSubscription::getProcessInstanceId)
        .anyMatch(
            id ->
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceId(id)
                        .processInstanceBusinessKey(number.value())
                        .count()
                    > 0);
  }
}
