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

  @Enumerated(EnumType.STRING)
  private NoticeState state = NoticeState.RECEIVED;

  private String why;
  private Instant settledAt;

  protected Notice() {}

  Notice(Instant receivedAt, Arrived arrived, String contentType) {
    this.receivedAt = receivedAt;
    this.channel = arrived.channel().code();
    this.contentType = contentType;
    this.original = arrived.bytes();
    this.name = arrived.name();
    this.sender = arrived.sender();
    this.sha256 = Checksum.sha256(original);
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
