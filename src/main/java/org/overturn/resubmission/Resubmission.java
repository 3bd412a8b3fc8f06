package org.overturn.resubmission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** A corrected request: what was wrong, what was changed, and what the payer answered. */
@Entity
class Resubmission {

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  private int attempt;
  private String whatWasWrong;
  private String correction;
  private LocalDate resubmittedOn;
  private String method;
  private String newReference;
  private String submittedBy;
  private String decision;
  private LocalDate decidedOn;
  @Version private long version;

  protected Resubmission() {}

  Resubmission(String caseNumber, int attempt, CorrectRequestForm.Answers answers, String by) {
    this.id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.attempt = attempt;
    this.whatWasWrong = answers.whatWasWrong();
    this.correction = answers.correction();
    this.resubmittedOn = answers.resubmittedDate();
    this.method = answers.method();
    this.newReference = answers.newReference();
    this.submittedBy = by;
  }

  void decided(String how, LocalDate on) {
    this.decision = how;
    this.decidedOn = on;
  }

  int attempt() {
    return attempt;
  }

  String whatWasWrong() {
    return whatWasWrong;
  }

  String correction() {
    return correction;
  }

  LocalDate resubmittedOn() {
    return resubmittedOn;
  }

  String method() {
    return method;
  }

  String newReference() {
    return newReference;
  }

  String decision() {
    return decision;
  }

  LocalDate decidedOn() {
    return decidedOn;
  }
}
