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
  private Integer draftVersion;
  private String decision;
  private LocalDate decidedOn;
  @Version private long version;

  protected Resubmission() {}

  Resubmission(
      String caseNumber,
      RequestDraft sent,
      String whatWasWrong,
      String correction,
      CorrectRequestForm.Answers answers,
      String by) {
    this.id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.attempt = sent.attempt();
    this.draftVersion = sent.version();
    this.whatWasWrong = whatWasWrong;
    this.correction = correction;
    this.resubmittedOn = answers.resubmittedDate();
    this.method = answers.method();
    this.newReference = answers.newReference();
    this.submittedBy = by;
  }

  void decided(String how, LocalDate on) {
    this.decision = how;
    this.decidedOn = on;
  }

  public int attempt() {
    return attempt;
  }

  /** Of the draft that went out; null where it was sent before drafts were kept. */
  public Integer draftVersion() {
    return draftVersion;
  }

  public String whatWasWrong() {
    return whatWasWrong;
  }

  public String correction() {
    return correction;
  }

  public LocalDate resubmittedOn() {
    return resubmittedOn;
  }

  public String method() {
    return method;
  }

  /** The payer's number of it; empty when none is known. */
  public String newReference() {
    return newReference == null ? "" : newReference;
  }

  public String submittedBy() {
    return submittedBy;
  }

  public String decision() {
    return decision;
  }

  public LocalDate decidedOn() {
    return decidedOn;
  }
}
