package org.overturn.peertopeer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A scheduled call and what came of it; what was said in it is its record, in {@code call}. */
@Entity
public class PeerToPeerCall {

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
  public boolean isOpen() {
    return outcome == null && calledOffAt == null;
  }

  /** True while a time is agreed at which it is still to be held. */
  public boolean isAhead() {
    return isOpen() && holdsSlot;
  }

  /**
   * It is held and written down, once.
   *
   * @throws IllegalStateException when it was before
   */
  public void recorded(CallOutcome cameOfIt) {
    if (outcome != null) {
      throw new IllegalStateException("Call " + attempt + " of " + caseNumber + " is recorded");
    }
    this.outcome = cameOfIt;
    this.holdsSlot = false;
  }

  public String caseNumber() {
    return caseNumber;
  }

  public UUID id() {
    return id;
  }

  /** Why it did not take place, or null. */
  String calledOffCause() {
    return calledOffCause;
  }

  public int attempt() {
    return attempt;
  }

  public Instant startsAt() {
    return startsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public String physician() {
    return physician;
  }

  public String dialIn() {
    return dialIn;
  }

  public String reviewerExpected() {
    return reviewerExpected;
  }

  public Optional<CallOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }
}
