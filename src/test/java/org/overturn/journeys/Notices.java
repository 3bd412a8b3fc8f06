package org.overturn.journeys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.overturn.denial.CareSetting;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.Payer;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.testing.TestClock;

/** Denials as tests need them; what a test does not say is ordinary. */
final class Notices {

  static final Payer UNITED = new Payer("unitedhealthcare", "UnitedHealthcare", true);
  static final DenialReason NOT_NECESSARY =
      new DenialReason("A3", "HCR:0F", "The service is not medically necessary.", "Policy 2026.11");
  static final DenialReason WRONG_CODE =
      new DenialReason("AAA", "AAA:33", "The request has a missing or invalid code.", null);
  static final DenialReason NO_REASON = new DenialReason("A3", "", null, null);

  private Payer payer = UNITED;
  private String reference = "REF-1001";
  private DenialReason reason = NOT_NECESSARY;
  private LineOfBusiness lineOfBusiness = LineOfBusiness.COMMERCIAL;
  private String state = "OH";
  private CareSetting setting = CareSetting.OUTPATIENT;
  private Stage stage = Stage.PRE_SERVICE;
  private Urgency urgency = Urgency.STANDARD;
  private LocalDate determined = LocalDate.parse("2026-11-18");
  private LocalDateTime letterWindow;
  private LocalDate posted;
  private LocalDate discharged;
  private LocalTime determinedAt;
  private LocalDate appealDeadline;
  private Instant receivedAt;
  private String specialty = "Orthopedics";

  static Notices clinical() {
    return new Notices();
  }

  /** A payer with which an appeal that is filed leaves the right to a call. */
  static Notices whereFilingKeepsTheCall() {
    return new Notices()
        .from("bcbs-south-carolina", "BlueCross BlueShield of South Carolina")
        .in("SC");
  }

  /** A payer for which the tests' configuration lets an agent act. */
  static Notices servedByAnAgent() {
    return new Notices().from("agent-served", "Agent Served Plan");
  }

  static Notices administrative() {
    return new Notices().because(WRONG_CODE);
  }

  Notices from(String id, String name) {
    payer = new Payer(id, name, !"other".equals(id));
    return this;
  }

  Notices orderedBy(String physiciansSpecialty) {
    specialty = physiciansSpecialty;
    return this;
  }

  Notices numbered(String payerReference) {
    reference = payerReference;
    return this;
  }

  Notices because(DenialReason given) {
    reason = given;
    return this;
  }

  Notices under(LineOfBusiness business) {
    lineOfBusiness = business;
    return this;
  }

  Notices in(String usState) {
    state = usState;
    return this;
  }

  Notices in(CareSetting where) {
    setting = where;
    return this;
  }

  Notices at(Stage where) {
    stage = where;
    return this;
  }

  Notices expedited() {
    urgency = Urgency.EXPEDITED;
    return this;
  }

  Notices determinedOn(String date) {
    determined = LocalDate.parse(date);
    return this;
  }

  Notices withLetterWindow(String payersTime) {
    letterWindow = LocalDateTime.parse(payersTime);
    return this;
  }

  Notices postedOn(LocalDate day) {
    posted = day;
    return this;
  }

  Notices dischargedOn(LocalDate day) {
    discharged = day;
    return this;
  }

  Notices withAppealDeadline(String date) {
    appealDeadline = LocalDate.parse(date);
    return this;
  }

  Notices determinedAt(String payersTime) {
    determinedAt = LocalTime.parse(payersTime);
    return this;
  }

  Notices receivedAt(Instant instant) {
    receivedAt = instant;
    return this;
  }

  Payer payer() {
    return payer;
  }

  DenialNotice notice() {
    DenialNotice notice =
        new DenialNotice(
            payer.name(),
            reference,
            "1",
            determined,
            determinedAt,
            reason,
            lineOfBusiness,
            state,
            setting,
            stage,
            urgency,
            new Patient("Zyxmarked", "Qvphitest", LocalDate.parse("1961-02-03"), "MEMB-ZYX-77"),
            new RequestedService("CPT", "72148", "MRI lumbar spine", 1, "M54.16"),
            new OrderingPhysician("Pat Ordering, MD", "1234567893", specialty),
            letterWindow,
            appealDeadline,
            null,
            receivedAt == null ? TestClock.get().instant() : receivedAt);
    return notice.with(posted, discharged);
  }
}
