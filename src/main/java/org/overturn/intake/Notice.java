package org.overturn.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.overturn.denial.Sha256;

/**
 * What arrived, byte for byte, with its checksum, and what became of it. The original is written
 * once, before anything is read from it, and never again.
 */
@Entity
class Notice {

  private static final int WHY_LENGTH = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @Column(updatable = false)
  private Instant receivedAt;

  @Column(updatable = false)
  private String channel;

  @Column(updatable = false)
  private String contentType;

  @Column(updatable = false)
  private String sender;

  @Column(updatable = false)
  private String sha256;

  @Column(updatable = false)
  private byte[] original;

  @Column(updatable = false)
  private String name;

  @Column(updatable = false)
  private UUID partOf;

  @Column(updatable = false)
  private String place;

  @Column(updatable = false)
  private String delivery;

  @Enumerated(EnumType.STRING)
  private NoticeState state = NoticeState.RECEIVED;

  private int readings = 1;
  private Instant readAt;
  private String why;
  private Instant settledAt;
  private String seenBy;
  private Instant seenAt;
  private String seenNote;

  protected Notice() {}

  Notice(Instant receivedAt, Arrived arrived, String contentType) {
    this.receivedAt = receivedAt;
    this.readAt = receivedAt;
    this.channel = arrived.channel().code();
    this.contentType = contentType;
    this.original = arrived.bytes();
    this.name = arrived.name();
    this.sender = arrived.sender();
    this.delivery = arrived.delivery();
    this.sha256 = Sha256.of(original);
  }

  /** A notice that arrived inside another one, by the same way and at the same time. */
  static Notice of(Part part, Notice whole) {
    Arrived inside =
        new Arrived(whole.channel(), whole.contentType, whole.name, part.bytes(), whole.sender);
    Notice notice = new Notice(whole.receivedAt, inside, whole.contentType);
    notice.partOf = whole.id;
    notice.place = part.place();
    return notice;
  }

  /**
   * Says what became of it, once.
   *
   * @param why what a person should know of it, or null; names elements and rules, never values
   */
  void settled(NoticeState what, String why, Instant at) {
    if (!isWaiting()) {
      throw new IllegalStateException("Notice " + id + " has been settled already");
    }
    this.state = what;
    this.why = why == null || why.length() <= WHY_LENGTH ? why : why.substring(0, WHY_LENGTH);
    this.settledAt = at;
  }

  /** Counts a reading before it begins: one that ends the application cannot say so afterwards. */
  void beginReading(Instant at) {
    readAt = at;
    readings++;
  }

  /** How many readings were begun and did not end, the one that is due or under way included. */
  int readings() {
    return readings;
  }

  /** The reading ended, though nothing came of it. */
  void endReading() {
    readAt = null;
    readings = 0;
  }

  /** Whether somebody began to read it after this instant, and may be at it. */
  boolean isBeingReadSince(Instant instant) {
    return readAt != null && readAt.isAfter(instant);
  }

  /** Back to where it was when it arrived, so that it can be taken up again. */
  void again() {
    requireUnseen();
    endReading();
    this.state = NoticeState.RECEIVED;
    this.why = null;
    this.settledAt = null;
  }

  /** A person saw to it, and says what it was. */
  void seenTo(NoticeState as, String by, Instant at, String note) {
    requireUnseen();
    this.state = as;
    this.seenBy = by;
    this.seenAt = at;
    this.seenNote = note;
  }

  private void requireUnseen() {
    if (!mayBeSeenTo()) {
      throw new IllegalStateException("Notice " + id + " does not wait for a person");
    }
  }

  /** True for what only a person can settle, and for what was refused. */
  boolean mayBeSeenTo() {
    return seenAt == null && (state == NoticeState.NEEDS_A_PERSON || state == NoticeState.REJECTED);
  }

  /**
   * True when somebody has to be asked: nobody at the other end was told that it was refused, or it
   * takes a person anyway.
   */
  boolean needsAPerson() {
    return mayBeSeenTo() && (state == NoticeState.NEEDS_A_PERSON || !isRefusalTold());
  }

  private boolean isRefusalTold() {
    return partOf == null && channel().answers();
  }

  boolean isWaiting() {
    return state == NoticeState.RECEIVED;
  }

  UUID id() {
    return id;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  Channel channel() {
    return Channel.of(channel);
  }

  String contentType() {
    return contentType;
  }

  /** The notice that this one arrived in, or this one. */
  UUID whole() {
    return partOf == null ? id : partOf;
  }

  /** The name of the file, or null. */
  String name() {
    return name;
  }

  /** The user who sent or typed it, or the address it came from; or null. */
  String sender() {
    return sender;
  }

  String checksum() {
    return sha256;
  }

  byte[] original() {
    return original;
  }

  NoticeState state() {
    return state;
  }

  String why() {
    return why;
  }
}
