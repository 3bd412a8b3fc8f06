package org.overturn.process;

/** The messages that the models wait for; each is something that has happened. */
public final class Messages {

  public static final String DENIAL_RECEIVED = "DenialReceived";
  public static final String PAYER_DECISION_RECEIVED = "PayerDecisionReceived";
  public static final String CALL_MOVED = "CallMoved";
  public static final String CALL_CALLED_OFF = "CallCalledOff";
  public static final String DENIAL_CLOSED = "DenialClosed";
  public static final String PEER_TO_PEER_ENDED = "PeerToPeerEnded";
  public static final String PEER_TO_PEER_UPHELD = "PeerToPeerUpheld";
  public static final String LAPSE_WITHDRAWN = "LapseWithdrawn";
  public static final String CALL_WINDOW_REOPENED = "CallWindowReopened";
  public static final String PEER_TO_PEER_DECISION_RECEIVED = "PeerToPeerDecisionReceived";
  public static final String APPEAL_DECISION_RECEIVED = "AppealDecisionReceived";
  public static final String RESUBMISSION_DECISION_RECEIVED = "ResubmissionDecisionReceived";
  public static final String ARRIVAL_NEEDS_A_PERSON = "ArrivalNeedsAPerson";
  public static final String ARRIVAL_SETTLED = "ArrivalSettled";

  private Messages() {}
}
