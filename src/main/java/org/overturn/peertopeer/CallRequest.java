package org.overturn.peertopeer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One attempt to ask the payer for a call, and what it answered; also one given up (R14). */
@Entity
class CallRequest {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  private String result;
  private String method;
  private Instant requestedAt;
  private String spokeWith;
  private String confirmation;
  private String refusalReason;
  private String recordedBy;

  protected CallRequest() {}

  CallRequest(String caseNumber, RequestPeerToPeerForm.Answers answers, Instant at, String by) {
    this.caseNumber = caseNumber;
    this.result = answers.answerToRequest();
    this.method = answers.method();
    this.requestedAt = at;
    this.spokeWith = answers.spokeWith();
    this.confirmation = answers.confirmation();
    this.refusalReason = answers.refusalReason();
    this.recordedBy = by;
  }

  String result() {
    return result;
  }

  String method() {
    return method;
  }

  Instant requestedAt() {
    return requestedAt;
  }

  String confirmation() {
    return confirmation;
  }
}
