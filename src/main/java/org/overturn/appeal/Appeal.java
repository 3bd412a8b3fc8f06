package org.overturn.appeal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.overturn.appeal.letter.LetterState;
import org.overturn.deadline.AppealRight;

/** The appeal of a case at one level: its letter, its filing and its decision. */
@Entity
class Appeal {

  private static final String FORWARDED = "forwarded by the plan";

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  private String level;
  private String rightName;
  private String law;
  private UUID letterId;
  private String physicianCredentials;
  private boolean expedited;
  private String expeditedGround;
  private String expeditedWhy;
  private String signedBy;
  private Instant signedAt;

  @Column(name = "letter_sha256")
  private String letterSha256;

  private LocalDate consentDate;
  private String consentHow;
  private Instant filedAt;
  private String filedBy;
  private String filingMethod;
  private String confirmation;
  private String decision;
  private LocalDate decidedOn;
  private String rationale;
  private LocalDate withdrawnOn;
  private LocalDate lateUntil;
  @Version private long version;

  protected Appeal() {}

  Appeal(String caseNumber, String level, AppealRight right) {
    this.id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.level = level;
    this.rightName = right.name();
    this.law = right.law();
  }

  /** The plan takes the appeal after its deadline, until the end of this day; null: it does not. */
  void takenLateUntil(LocalDate day) {
    this.lateUntil = day;
  }

  Optional<LocalDate> lateUntil() {
    return Optional.ofNullable(lateUntil);
  }

  boolean isSigned() {
    return signedAt != null;
  }

  /**
   * The letter that files it is signed.
   *
   * @param letter the sealed one
   * @param certified why it cannot wait; null where it can
   */
  void signed(LetterState letter, Certification certified) {
    this.letterId = letter.id();
    this.letterSha256 = letter.sha256();
    this.physicianCredentials = letter.signature().name();
    this.signedBy = letter.signature().by();
    this.signedAt = letter.signature().at();
    this.expedited = certified != null;
    this.expeditedGround = certified == null ? null : certified.ground().code();
    this.expeditedWhy = certified == null ? null : certified.why();
  }

  /** Another letter is to be signed, begun from the one that was. */
  void takenUpAgain() {
    this.letterId = null;
    this.letterSha256 = null;
    this.signedBy = null;
    this.signedAt = null;
  }

  void consented(LocalDate on, String how) {
    this.consentDate = on;
    this.consentHow = how;
  }

  void filed(Instant at, String by, String method, String proof) {
    this.filedAt = at;
    this.filedBy = by;
    this.filingMethod = method;
    this.confirmation = proof;
  }

  /** True while the payer has it and has not decided. */
  boolean isPending() {
    return filedAt != null && decision == null && withdrawnOn == null;
  }

  /** The plan sent the file on by itself, as a law has it: nothing of ours went with it. */
  boolean isForwarded() {
    return FORWARDED.equals(filingMethod);
  }

  void forwarded(Instant at, String by, String law) {
    filed(at, by, FORWARDED, law);
  }

  void decided(String how, LocalDate on, String payersWords) {
    this.decision = how;
    this.decidedOn = on;
    this.rationale = payersWords;
  }

  void withdrawn(LocalDate on) {
    this.withdrawnOn = on;
  }

  UUID id() {
    return id;
  }

  String level() {
    return level;
  }

  /** A physician certified that it cannot wait. */
  boolean isExpedited() {
    return expedited;
  }

  String rightName() {
    return rightName;
  }

  String law() {
    return law;
  }

  /** The sealed letter that files it; empty while none is signed. */
  Optional<UUID> letter() {
    return Optional.ofNullable(letterId);
  }

  /** Why it cannot wait, as the physician certified it; empty where nobody has. */
  Optional<Certification> certification() {
    return expeditedGround == null
        ? Optional.empty()
        : Optional.of(new Certification(Certification.Ground.of(expeditedGround), expeditedWhy));
  }

  String signedBy() {
    return signedBy;
  }

  Instant signedAt() {
    return signedAt;
  }

  String physicianCredentials() {
    return physicianCredentials;
  }

  /** Of the sealed letter; null while none is signed. */
  String letterSha256() {
    return letterSha256;
  }

  LocalDate consentDate() {
    return consentDate;
  }

  String consentHow() {
    return consentHow;
  }

  Instant filedAt() {
    return filedAt;
  }

  String filingMethod() {
    return filingMethod;
  }

  String confirmation() {
    return confirmation;
  }

  String decision() {
    return decision;
  }

  Optional<LocalDate> decidedOn() {
    return Optional.ofNullable(decidedOn);
  }

  String rationale() {
    return rationale;
  }

  LocalDate withdrawnOn() {
    return withdrawnOn;
  }
}
