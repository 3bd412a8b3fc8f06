package org.overturn.peertopeer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * What the physician has in hand in the call: drafted when the track opens, completed by a person.
 */
@Entity
class PrepPacket {

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  private String diagnosisAndSeverity;
  private String treatmentsTried;
  private String criterionCited;
  private String evidence;
  private String approvalAskedFor;
  private String missing;
  private String guidelines;
  private String objections;
  private Instant draftedAt;
  private String completedBy;
  private Instant completedAt;
  @Version private long version;

  protected PrepPacket() {}

  PrepPacket(String caseNumber, PacketDraft draft, Instant at) {
    this.id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.diagnosisAndSeverity = draft.diagnosis();
    this.criterionCited = draft.criterionCited();
    this.approvalAskedFor = draft.approvalAskedFor();
    this.missing = draft.missing();
    this.objections = draft.objections();
    this.draftedAt = at;
  }

  void complete(CompletePrepPacketForm.Answers answers, String by, Instant at) {
    this.diagnosisAndSeverity = answers.diagnosisAndSeverity();
    this.treatmentsTried = answers.treatmentsTried();
    this.criterionCited = answers.criterionCited();
    this.evidence = answers.evidence();
    this.approvalAskedFor = answers.approvalAskedFor();
    this.missing = answers.missing();
    this.guidelines = answers.guidelines();
    this.completedBy = by;
    this.completedAt = at;
  }

  boolean isComplete() {
    return completedAt != null;
  }

  String diagnosisAndSeverity() {
    return diagnosisAndSeverity;
  }

  String treatmentsTried() {
    return treatmentsTried;
  }

  String criterionCited() {
    return criterionCited;
  }

  String evidence() {
    return evidence;
  }

  String approvalAskedFor() {
    return approvalAskedFor;
  }

  String missing() {
    return missing;
  }

  String guidelines() {
    return guidelines;
  }

  String objections() {
    return objections;
  }
}
