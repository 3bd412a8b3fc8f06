package org.overturn.deadline;

/** What a deadline of a case is for, in the words people read. */
public enum DeadlineKind {
  CALL_WINDOW("Request the peer-to-peer"),
  /** After an attempt that the payer's reviewer missed (R68). */
  CALL_BACK("Call the payer back"),
  APPEAL_FILING("File the appeal"),
  PAYER_DECISION("Payer decides the appeal"),
  /** Of an external review that runs beside the internal appeal (R71). */
  REVIEWER_DECISION("External reviewer decides"),
  CALL_DECISION("Payer decides after the call"),
  RESUBMISSION_ANSWER("Payer answers the resubmission"),
  AUTHORIZATION("Authorization arrives");

  private final String label;

  DeadlineKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
