package org.overturn.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** A deadline of a case, with the sentence that explains it and what became of it. */
@Entity
public class CaseDeadline {

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  @Enumerated(EnumType.STRING)
  private DeadlineKind kind;

  private Instant startsAt;
  private Instant dueAt;
  private String zone;

  @Enumerated(EnumType.STRING)
  private DeadlineSource source;

  private String explanation;
  private String publishedIn;
  private LocalDate checkedOn;

  @Enumerated(EnumType.STRING)
  private DeadlineState state = DeadlineState.OPEN;

  private Instant settledAt;
  private String cause;

  @Enumerated(EnumType.STRING)
  private LapseCause lapseCause;

  private String accountNote;
  private String accountedBy;
  private Instant accountedAt;
  @Version private long version;

  protected CaseDeadline() {}

  CaseDeadline(String caseNumber, DeadlineKind kind, ComputedDeadline computed) {
    this.id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.kind = kind;
    set(computed);
  }

  void set(ComputedDeadline computed) {
    this.startsAt = computed.startsAt();
    this.dueAt = computed.dueAt();
    this.zone = computed.zone().getId();
    this.source = computed.source();
    this.explanation = computed.explanation();
    this.publishedIn = computed.published().where();
    this.checkedOn = computed.published().checkedOn();
  }

  void settled(DeadlineState how, Instant at, String why) {
    this.state = how;
    this.settledAt = at;
    this.cause = why;
  }

  void accounted(LapseCause why, String note, String by, Instant at) {
    this.lapseCause = why;
    this.accountNote = note;
    this.accountedBy = by;
    this.accountedAt = at;
  }

  public DeadlineKind kind() {
    return kind;
  }

  public Instant startsAt() {
    return startsAt;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** The payer's zone. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  public DeadlineSource source() {
    return source;
  }

  public String explanation() {
    return explanation;
  }

  /** Where the rule stands that gave it, and when that was checked. */
  public RuleSource published() {
    return new RuleSource(publishedIn, checkedOn);
  }

  public DeadlineState state() {
    return state;
  }

  public Optional<Instant> settledAt() {
    return Optional.ofNullable(settledAt);
  }

  /** What a supervisor found the cause of a lapse to be, once it is accounted for. */
  public Optional<LapseCause> lapseCause() {
    return Optional.ofNullable(lapseCause);
  }

  /** What the supervisor wrote of it, or null. */
  public String accountNote() {
    return accountNote;
  }

  /** The user id of the supervisor who accounted for it, or null. */
  public String accountedBy() {
    return accountedBy;
  }

  /** Why it lapsed or was cancelled, as the system saw it; null otherwise. */
  public String cause() {
    return cause;
  }
}
