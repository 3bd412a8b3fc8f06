package org.overturn.peertopeer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * What stands in a physician's calendar for a call. Its id is the calendar's UID; each change that
 * is sent has the next sequence (RFC 5546), so that what arrives late undoes nothing.
 */
@Entity
class CallInvitation {

  @Id private UUID id;

  @Column(name = "call_id")
  private UUID call;

  private String physician;
  private Instant startsAt;
  private Instant endsAt;
  private int sequence;
  private boolean calledOff;
  @Version private long version;

  protected CallInvitation() {}

  CallInvitation(PeerToPeerCall call) {
    this.id = UUID.randomUUID();
    this.call = call.id();
    this.physician = call.physician();
    this.startsAt = call.startsAt();
    this.endsAt = call.endsAt();
  }

  /** The call is at another time now. */
  void moved(PeerToPeerCall to) {
    this.startsAt = to.startsAt();
    this.endsAt = to.endsAt();
    this.sequence++;
  }

  /** The call does not take place, or somebody else holds it. */
  void callOff() {
    this.calledOff = true;
    this.sequence++;
  }

  UUID id() {
    return id;
  }

  UUID call() {
    return call;
  }

  String physician() {
    return physician;
  }

  Instant startsAt() {
    return startsAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  int sequence() {
    return sequence;
  }

  boolean isCalledOff() {
    return calledOff;
  }
}
