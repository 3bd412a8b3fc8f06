package org.overturn.peertopeer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A scheduled call and, once the physician has written it down, its record. */
@Entity
class PeerToPeerCall {

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  private int attempt;
  private Instant startsAt;
  private Instant endsAt;
  private String physician;
  private String dialIn;
  private String reviewerExpected;
  private String scheduledBy;

  /** While it is true, the database keeps other calls of the physician off this time. */
  private boolean holdsSlot;

  @Enumerated(EnumType.STRING)
  private CallOutcome outcome;

  private String reviewerName;
  private String reviewerCredentials;
  private String reviewerSpecialty;
  private String reviewerContact;
  private Instant startedAt;
  private Instant endedAt;
  private String criterionFailed;
  private String reviewerStatements;
  private String furtherInformation;
  private String documentsRequested;
  private LocalDate documentsDue;
  private LocalDate decisionExpected;
  private String authority;
  private Boolean partialAccepted;
  private String promisedReference;
  private String recordedBy;
  private Instant recordedAt;
  private Instant calledOffAt;
  private String calledOffCause;
  @Version private long version;

  protected PeerToPeerCall() {}

  PeerToPeerCall(
      String caseNumber, int attempt, Slot slot, ScheduleCallForm.Answers answers, String by) {
    this.id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.attempt = attempt;
    this.holdsSlot = true;
    this.startsAt = slot.startsAt();
    this.endsAt = slot.endsAt();
    this.physician = answers.physician();
    this.dialIn = answers.dialIn();
    this.reviewerExpected = answers.reviewerExpected();
    this.scheduledBy = by;
  }

  /** It has to be at another time, which is not agreed yet; the physician's time is free again. */
  void move() {
    this.holdsSlot = false;
  }

  /** Another time, and perhaps another physician, for the same call. */
  void reschedule(Slot slot, ScheduleCallForm.Answers answers, String by) {
    this.holdsSlot = true;
    this.startsAt = slot.startsAt();
    this.endsAt = slot.endsAt();
    this.physician = answers.physician();
    this.dialIn = answers.dialIn();
    this.reviewerExpected = answers.reviewerExpected();
    this.scheduledBy = by;
  }

  /** It does not take place. */
  void callOff(String cause, Instant at) {
    this.holdsSlot = false;
    this.calledOffAt = at;
    this.calledOffCause = cause;
  }

  /** True until it was recorded or called off. */
  boolean isOpen() {
    return outcome == null && calledOffAt == null;
  }

  /** True while a time is agreed at which it is still to be held. */
  boolean isAhead() {
    return isOpen() && holdsSlot;
  }

  /**
   * Writes the record, once.
   *
   * @throws IllegalStateException when the call has a record already
   */
  void record(ConductCallForm.Answers answers, Slot held, String by, Instant at) {
    if (outcome != null) {
      throw new IllegalStateException("Call " + attempt + " of " + caseNumber + " is recorded");
    }
    this.outcome = answers.callOutcome();
    this.holdsSlot = false;
    this.reviewerName = answers.reviewerName();
    this.reviewerCredentials = answers.reviewerCredentials();
    this.reviewerSpecialty = answers.reviewerSpecialty();
    this.reviewerContact = answers.reviewerContact();
    this.startedAt = held.startsAt();
    this.endedAt = held.endsAt();
    this.criterionFailed = answers.criterionFailed();
    this.reviewerStatements = answers.reviewerStatements();
    this.furtherInformation = answers.furtherInformation();
    this.documentsRequested = answers.documentsRequested();
    this.documentsDue = answers.documentsDueDate();
    this.decisionExpected = answers.decisionExpectedDate();
    this.authority = answers.authority();
    this.partialAccepted = "yes".equals(answers.partialAccepted());
    this.promisedReference = answers.promisedReference();
    this.recordedBy = by;
    this.recordedAt = at;
  }

  UUID id() {
    return id;
  }

  /** Why it did not take place, or null. */
  String calledOffCause() {
    return calledOffCause;
  }

  int attempt() {
    return attempt;
  }

  Instant startsAt() {
    return startsAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  String physician() {
    return physician;
  }

  String dialIn() {
    return dialIn;
  }

  String reviewerExpected() {
    return reviewerExpected;
  }

  Optional<CallOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  String reviewerName() {
    return reviewerName;
  }

  String reviewerCredentials() {
    return reviewerCredentials;
  }

  String reviewerSpecialty() {
    return reviewerSpecialty;
  }

  String reviewerContact() {
    return reviewerContact;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return endedAt;
  }

  String criterionFailed() {
    return criterionFailed;
  }

  String reviewerStatements() {
    return reviewerStatements;
  }

  String furtherInformation() {
    return furtherInformation;
  }

  String documentsRequested() {
    return documentsRequested;
  }

  String authority() {
    return authority;
  }

  String promisedReference() {
    return promisedReference;
  }

  String recordedBy() {
    return recordedBy;
  }
}
