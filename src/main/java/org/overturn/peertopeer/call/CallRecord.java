package org.overturn.peertopeer.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.overturn.denial.Sha256;
import org.overturn.peertopeer.CallOutcome;
import org.overturn.peertopeer.PeerToPeerCall;

/**
 * What is written down of one call: notes that change as they are typed, until they are completed.
 * From then on the database refuses any change; what was wrong is corrected beside it (R57).
 */
@Entity
class CallRecord {

  @Id private UUID callId;

  @Column(name = "case_number")
  private String caseNumber;

  private int attempt;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> notes;

  @Version private long version;
  private String begunBy;
  private Instant begunAt;
  private String savedBy;
  private Instant savedAt;

  @Enumerated(EnumType.STRING)
  private CallOutcome outcome;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> reviewer;

  private String completedBy;
  private Instant completedAt;
  private String sha256;

  protected CallRecord() {}

  CallRecord(PeerToPeerCall call, String by, Instant at) {
    this.callId = call.id();
    this.caseNumber = call.caseNumber();
    this.attempt = call.attempt();
    this.notes = Map.of();
    this.begunBy = by;
    this.begunAt = at;
    this.savedBy = by;
    this.savedAt = at;
  }

  /** Keeps the notes as they are now. */
  void save(Notes typed, String by, Instant at) {
    refuseWhenCompleted();
    this.notes = typed.entries();
    this.savedBy = by;
    this.savedAt = at;
  }

  /** Makes it the record of the call, once and for all. */
  void complete(Notes whole, ReviewerCheck check, String by, Instant at) {
    save(whole, by, at);
    this.outcome = whole.outcome().orElseThrow();
    this.reviewer = check.asText();
    this.completedBy = by;
    this.completedAt = at;
    this.sha256 = hash();
  }

  /** True while what is kept is what was completed; false also for a record from before hashes. */
  boolean isAsCompleted() {
    return sha256 != null && sha256.equals(hash());
  }

  private void refuseWhenCompleted() {
    if (isCompleted()) {
      throw new IllegalStateException("Call " + attempt + " of " + caseNumber + " is recorded");
    }
  }

  /** Of the case, the call, who completed it when, and each note in the order of the keys. */
  private String hash() {
    StringBuilder all = new StringBuilder();
    all.append(caseNumber).append('\n').append(callId).append('\n');
    all.append(completedBy).append('\n').append(completedAt.toEpochMilli()).append('\n');
    new TreeMap<>(notes).forEach((key, value) -> line(all, key, value));
    new TreeMap<>(reviewer).forEach((key, value) -> line(all, key, value));
    return Sha256.of(all.toString());
  }

  /** With the length, so that no text can look like the next line. */
  private static void line(StringBuilder all, String key, String value) {
    all.append(key).append(' ').append(value.length()).append('\n').append(value).append('\n');
  }

  UUID callId() {
    return callId;
  }

  int attempt() {
    return attempt;
  }

  Notes notes() {
    return new Notes(notes);
  }

  long version() {
    return version;
  }

  String savedBy() {
    return savedBy;
  }

  Instant savedAt() {
    return savedAt;
  }

  boolean isCompleted() {
    return completedAt != null;
  }

  CallOutcome outcome() {
    return outcome;
  }

  /** How the reviewer's specialty and license compared when the record was completed. */
  ReviewerCheck reviewer() {
    return ReviewerCheck.read(reviewer);
  }

  String completedBy() {
    return completedBy;
  }

  Instant completedAt() {
    return completedAt;
  }

  String sha256() {
    return sha256;
  }
}
