package org.overturn.peertopeer.packet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Where the packet of a case stands; what people wrote and completed is kept apart from it. */
@Entity
class PrepPacket {

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  private Instant draftedAt;
  private int versions;
  private String completedBy;
  private Instant completedAt;
  private String reopenedBy;
  private Instant reopenedAt;
  @Version private long version;

  protected PrepPacket() {}

  PrepPacket(String caseNumber, Instant at) {
    this.id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.draftedAt = at;
  }

  /** Counts one more version. */
  int completed(String by, Instant at) {
    this.versions++;
    this.completedBy = by;
    this.completedAt = at;
    this.reopenedBy = null;
    this.reopenedAt = null;
    return versions;
  }

  void reopened(String by, Instant at) {
    this.reopenedBy = by;
    this.reopenedAt = at;
  }

  /** How many versions were completed. */
  int versions() {
    return versions;
  }

  /** True while people may write into it: before the first version, and while a new one is made. */
  boolean isOpen() {
    return completedAt == null || reopenedAt != null;
  }

  /** True while a version is complete and another one is being made. */
  boolean isReopened() {
    return reopenedAt != null;
  }
}
