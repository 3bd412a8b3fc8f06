package org.overturn.appeal;

import org.overturn.denial.Coded;

/** What is sent. */
enum SendingPurpose implements Coded {
  APPEAL("appeal", "Appeal"),
  RATIONALE_REQUEST("rationale-request", "Request for the reviewer's rationale"),
  SAME_SPECIALTY_REQUEST("same-specialty-request", "Request for a reviewer of the same specialty"),
  STATEMENT("statement", "Statement to the independent review entity"),
  WITHDRAWAL("withdrawal", "Withdrawal"),
  COMPLAINT("complaint", "Complaint to the regulator");

  private final String code;
  private final String label;

  SendingPurpose(String code, String label) {
    this.code = code;
    this.label = label;
  }

  @Override
  public String code() {
    return code;
  }

  /** The words people read. */
  public String label() {
    return label;
  }

  static SendingPurpose of(String code) {
    return Coded.of(SendingPurpose.class, code);
  }
}
