package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * The case: one denied service line, from receipt to a proven resolution. It guards its own
 * transitions; the order of the steps belongs to the process models.
 */
@Entity
public class Denial {

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  private String identity;
  private UUID noticeId;
  @Embedded private Payer payer;
  private String payerReference;
  private String serviceLine;
  private String payerPhone;

  @Enumerated(EnumType.STRING)
  private LineOfBusiness lineOfBusiness;

  private String state;

  @Enumerated(EnumType.STRING)
  private CareSetting setting;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  @Enumerated(EnumType.STRING)
  private Urgency urgency;

  @Embedded private Patient patient;
  @Embedded private RequestedService service;
  @Embedded private OrderingPhysician physician;
  @Embedded private DenialReason reason;
  private LocalDate determinationDate;
  private LocalTime determinationTime;

  @Column(name = "notice_posted_date")
  private LocalDate postedDate;

  private LocalDate dischargeDate;
  private LocalDateTime letterWindow;
  private LocalDate letterAppealDeadline;
  private String letterWindowZone;
  private boolean letterToCheck;
  private Instant receivedAt;
  private String reasonTopic;

  @Enumerated(EnumType.STRING)
  private DenialKind kind;

  private String kindWhy;
  private String kindDecidedBy;
  private boolean deniedBefore;

  @Enumerated(EnumType.STRING)
  private CallTrack callTrack = CallTrack.NOT_OPENED;

  private String callNote;

  @Enumerated(EnumType.STRING)
  private AppealTrack appealTrack = AppealTrack.NOT_OPENED;

  private String appealLevel = "internal-1";
  private boolean appealFiled;
  @Embedded private Authorization authorization;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  @Enumerated(EnumType.STRING)
  private CloseReason closeReason;

  private Instant resolvedAt;
  @Version private long version;

  protected Denial() {}

  static Denial open(CaseNumber number, DenialNotice notice, Payer payer, UUID noticeId) {
    Denial denial = new Denial();
    denial.id = UUID.randomUUID();
    denial.caseNumber = number.value();
    denial.noticeId = noticeId;
    denial.take(notice, payer);
    denial.receivedAt = notice.receivedAt();
    return denial;
  }

  /**
   * Says how the facts were read from a letter.
   *
   * @param toCheck true when a person has to check them
   * @param windowZone the zone of {@link #letterWindow()}; null for the payer's
   */
  public void read(boolean toCheck, ZoneId windowZone) {
    this.letterToCheck = toCheck;
    this.letterWindowZone = windowZone == null ? null : windowZone.getId();
  }

  /**
   * A person checked the facts against the letter: what stands there now is right, and the case is
   * known by it. Codes that no letter has stay as they are.
   *
   * @param windowZone the zone of the notice's {@code letterWindow}; null for the payer's
   */
  public void checked(DenialNotice facts, Payer from, ZoneId windowZone) {
    take(facts, from);
    read(false, windowZone);
  }

  /**
   * Facts of a running case were corrected; it is known by the new ones from here on. Whether a
   * letter still has to be checked stays as it was.
   *
   * @param windowZone the zone of the notice's {@code letterWindow}; null for the payer's
   */
  public void corrected(DenialNotice facts, Payer from, ZoneId windowZone) {
    take(facts, from);
    this.letterWindowZone = windowZone == null ? null : windowZone.getId();
  }

  /**
   * The payer decided what it had announced: the facts are those of the final denial, received now.
   *
   * @param windowZone the zone of the notice's {@code letterWindow}; null for the payer's
   */
  public void determined(DenialNotice facts, ZoneId windowZone) {
    corrected(facts, payer, windowZone);
    this.receivedAt = facts.receivedAt();
  }

  /** The facts as they stand, as a notice would give them. */
  public DenialNotice facts() {
    return new DenialNotice(
        payer.name(),
        payerReference,
        serviceLine,
        determinationDate,
        determinationTime,
        reason(),
        lineOfBusiness,
        state,
        setting,
        stage,
        urgency,
        patient,
        service,
        physician,
        letterWindow,
        letterAppealDeadline,
        payerPhone,
        receivedAt,
        postedDate,
        dischargeDate);
  }

  private void take(DenialNotice notice, Payer from) {
    this.payer = from;
    this.identity = notice.identity(from.recognised() ? from.id() : notice.payerText());
    this.payerReference = notice.payerReference();
    this.serviceLine = notice.serviceLine();
    this.payerPhone = notice.payerPhone();
    this.lineOfBusiness = notice.lineOfBusiness();
    this.state = notice.state();
    this.setting = notice.setting();
    this.stage = notice.stage();
    this.urgency = notice.urgency();
    this.patient = notice.patient();
    this.service = notice.service();
    this.physician = notice.physician();
    this.reason = notice.reason();
    this.determinationDate = notice.determinationDate();
    this.determinationTime = notice.determinationTime();
    this.postedDate = notice.postedDate();
    this.dischargeDate = notice.dischargeDate();
    this.letterWindow = notice.letterWindow();
    this.letterAppealDeadline = notice.letterAppealDeadline();
  }

  /** What the decision table said; a kind that a person decided before is kept. */
  public void classified(String topic, DenialKind kind, String why) {
    this.reasonTopic = topic;
    if (kindDecidedBy == null) {
      this.kind = kind;
      this.kindWhy = why;
    }
  }

  /** A person decided the kind; who and why is kept. */
  public void triaged(DenialKind decided, String why, String by) {
    this.kind = decided;
    this.kindWhy = why;
    this.kindDecidedBy = by;
  }

  public void reasonReceived(DenialReason received) {
    this.reason = received;
  }

  /**
   * The corrected request was denied again: the new determination takes the place of the old one.
   */
  public void deniedAgain(LocalDate date, DenialReason newReason) {
    this.deniedBefore = true;
    this.determinationDate = date;
    this.determinationTime = null;
    this.postedDate = null;
    this.letterWindow = null;
    this.letterWindowZone = null;
    this.letterAppealDeadline = null;
    this.reason = newReason;
    this.kindDecidedBy = null;
  }

  /** Moves the call track; the note says why where the state alone does not. */
  public void callTrack(CallTrack track, String note) {
    this.callTrack = track;
    this.callNote = note;
  }

  public void appealTrack(AppealTrack track) {
    this.appealTrack = track;
  }

  public void appealLevel(String level) {
    this.appealLevel = level;
  }

  public void appealFiled(boolean filed) {
    this.appealFiled = filed;
  }

  public void authorized(Authorization confirmed) {
    this.authorization = confirmed;
  }

  /**
   * Ends the case. Tracks that were still running are shown as stopped.
   *
   * @throws IllegalStateException when it has ended already
   */
  public void resolved(Outcome how, Instant at) {
    if (outcome != null) {
      throw new IllegalStateException("Case " + caseNumber + " has ended already");
    }
    this.outcome = how;
    this.resolvedAt = at;
    if (callTrack.isRunning()) {
      callTrack = CallTrack.STOPPED;
    }
    if (appealTrack.isRunning()) {
      appealTrack = AppealTrack.STOPPED;
    }
  }

  public void closed(CloseReason why, Instant at) {
    resolved(Outcome.CLOSED, at);
    this.closeReason = why;
  }

  public CaseNumber number() {
    return new CaseNumber(caseNumber);
  }

  public UUID noticeId() {
    return noticeId;
  }

  public Payer payer() {
    return payer;
  }

  public String payerReference() {
    return payerReference;
  }

  public String serviceLine() {
    return serviceLine;
  }

  public String payerPhone() {
    return payerPhone;
  }

  public LineOfBusiness lineOfBusiness() {
    return lineOfBusiness;
  }

  public String state() {
    return state;
  }

  public CareSetting setting() {
    return setting;
  }

  public Stage stage() {
    return stage;
  }

  /** A physician certified that a delay would endanger the patient. */
  public void certifiedExpedited() {
    this.urgency = Urgency.EXPEDITED;
  }

  public Urgency urgency() {
    return urgency;
  }

  public Patient patient() {
    return patient;
  }

  public RequestedService service() {
    return service;
  }

  public Optional<OrderingPhysician> physician() {
    return Optional.ofNullable(physician);
  }

  public DenialReason reason() {
    return reason == null ? new DenialReason("", "", "", "") : reason;
  }

  public LocalDate determinationDate() {
    return determinationDate;
  }

  public Optional<LocalTime> determinationTime() {
    return Optional.ofNullable(determinationTime);
  }

  /** The day the payer posted or mailed the denial. */
  public Optional<LocalDate> postedDate() {
    return Optional.ofNullable(postedDate);
  }

  /** The day the patient left the hospital. */
  public Optional<LocalDate> dischargeDate() {
    return Optional.ofNullable(dischargeDate);
  }

  public Optional<LocalDateTime> letterWindow() {
    return Optional.ofNullable(letterWindow);
  }

  /** The zone that the letter itself names for {@link #letterWindow()}; empty for the payer's. */
  public Optional<ZoneId> letterWindowZone() {
    return Optional.ofNullable(letterWindowZone).map(ZoneId::of);
  }

  /** True while the facts wait for a person to check them against the letter. */
  public boolean isLetterToCheck() {
    return letterToCheck;
  }

  public Optional<LocalDate> letterAppealDeadline() {
    return Optional.ofNullable(letterAppealDeadline);
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public String reasonTopic() {
    return reasonTopic;
  }

  public Optional<DenialKind> kind() {
    return Optional.ofNullable(kind);
  }

  public String kindWhy() {
    return kindWhy;
  }

  public Optional<String> kindDecidedBy() {
    return Optional.ofNullable(kindDecidedBy);
  }

  public boolean deniedBefore() {
    return deniedBefore;
  }

  public CallTrack callTrack() {
    return callTrack;
  }

  public String callNote() {
    return callNote;
  }

  public AppealTrack appealTrack() {
    return appealTrack;
  }

  public String appealLevel() {
    return appealLevel;
  }

  public boolean isAppealFiled() {
    return appealFiled;
  }

  public Optional<Authorization> authorization() {
    return Optional.ofNullable(authorization);
  }

  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  public Optional<CloseReason> closeReason() {
    return Optional.ofNullable(closeReason);
  }

  public Optional<Instant> resolvedAt() {
    return Optional.ofNullable(resolvedAt);
  }

  public boolean isOpen() {
    return outcome == null;
  }
}
