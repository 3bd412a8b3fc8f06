package org.overturn.journeys;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.overturn.testing.TestClock;

/** What people type into the forms: complete and ordinary, as the form library would send it. */
final class Answers {

  private static final ZoneId PRACTICE = ZoneId.of("America/New_York");
  private static final AtomicInteger CONFIRMATIONS = new AtomicInteger();

  private Answers() {}

  static Map<String, Object> with(Map<String, Object> answers, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(answers);
    changed.put(field, value);
    return changed;
  }

  static Map<String, Object> requestGranted() {
    return Map.of(
        "answerToRequest", "granted",
        "method", "phone",
        "requestedDate", "2026-11-18",
        "requestedTime", "10:00",
        "spokeWith", "Zyxtyped Scheduling desk",
        "confirmation", "P2P-77");
  }

  static Map<String, Object> requestGivenUp() {
    return with(requestGranted(), "answerToRequest", "given-up");
  }

  static Map<String, Object> requestRefused() {
    return with(
        with(requestGranted(), "answerToRequest", "refused"),
        "refusalReason",
        "Zyxtyped The plan offers an appeal only");
  }

  static Map<String, Object> lapse(String lateCall) {
    return Map.of(
        "lapseCause", "nobody-was-free",
        "lapseNote", "Zyxtyped Two of three were ill",
        "answerOnLateCall", lateCall);
  }

  static Map<String, Object> missedFiling(String lateFiling) {
    return Map.of(
        "lapseCause", "nobody-was-free",
        "lapseNote", "Zyxtyped Two of three were ill",
        "lateFiling", lateFiling);
  }

  static Map<String, Object> slot(String date, String time) {
    return Map.of(
        "callDate", date, "callTime", time, "physician", "physician", "dialIn", "555-0100");
  }

  static Map<String, Object> packet() {
    return Map.of(
        "summary",
            "Zyxtyped Lumbar radiculopathy since May, straight leg raise positive. We ask for an"
                + " MRI.",
        "treatmentsTried", "Zyxtyped Physical therapy 2026-06-01 to 2026-07-20, no relief",
        "criterionCited", "Zyxtyped Six weeks of conservative care",
        "evidence", "Zyxtyped Therapy notes of seven weeks",
        "missing", "Zyxtyped The notes of the first week: the clinic has closed",
        "approvalAskedFor", "Zyxtyped CPT 72148, one unit",
        "approvalDuration", "Zyxtyped 90 days");
  }

  static Map<String, Object> call(String outcome) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("outcomeOfCall", outcome);
    answers.put("reviewerName", "Zyxtyped Dr. Reviewer");
    answers.put("reviewerSpecialty", "Orthopedics");
    answers.put("startedAt", "13:00");
    answers.put("endedAt", "13:12");
    answers.put("criterionFailed", "Zyxtyped Conservative care not documented");
    answers.put("furtherInformation", "Zyxtyped Therapy notes with dates");
    answers.put("documentsRequested", "Therapy notes");
    answers.put("documentsDueDate", "2026-11-24");
    answers.put("decisionExpectedDate", "2026-11-24");
    answers.put("authority", "yes");
    answers.put("partialAccepted", "yes");
    return answers;
  }

  static Map<String, Object> reviewerAbsent() {
    return Map.of("reviewerAbsent", true);
  }

  static Map<String, Object> authorized() {
    return Map.of(
        "honored", "yes",
        "authorizationNumber", "AUTH-5",
        "approvedCodes", "72148",
        "approvedUnits", 1,
        "validFrom", "2026-11-20",
        "validTo", "2027-02-20");
  }

  static Map<String, Object> notHonored() {
    return Map.of("honored", "no", "note", "Zyxtyped The plan says there was no promise");
  }

  static Map<String, Object> signature() {
    return Map.of(
        "physicianCredentials", "Zyxtyped Pat Ordering, MD", "expedited", "no", "attest", true);
  }

  /** The physician certifies that the appeal cannot wait. */
  static Map<String, Object> urgentSignature() {
    Map<String, Object> urgent = with(signature(), "expedited", "yes");
    urgent.put("expeditedGround", "function");
    urgent.put("expeditedWhy", "Zyxtyped The weakness of the foot grows from week to week");
    return urgent;
  }

  /** Filed this minute; each filing has a confirmation of its own. */
  static Map<String, Object> filed() {
    LocalDateTime now = LocalDateTime.ofInstant(TestClock.get().instant(), PRACTICE);
    return filed(
        now.toLocalDate().toString(), now.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
  }

  static Map<String, Object> filed(String date, String time) {
    return Map.of(
        "method",
        "fax",
        "filedDate",
        date,
        "filedTime",
        time,
        "confirmation",
        "FAX-OK-" + CONFIRMATIONS.incrementAndGet(),
        "destination",
        "800-555-0142");
  }

  static Map<String, Object> decision(String decision, String date) {
    return Map.of("decision", decision, "decidedDate", date, "partialAccepted", "yes");
  }

  static Map<String, Object> chased(String nextCheck) {
    return Map.of(
        "spokeWith", "Zyxtyped Provider services",
        "whatTheySaid", "Zyxtyped It is in review",
        "nextCheckDate", nextCheck);
  }

  static Map<String, Object> chasedAndReported(String nextCheck, String reported) {
    return with(chased(nextCheck), "reportToRegulator", reported);
  }

  static Map<String, Object> reported(String date) {
    return Map.of(
        "regulator", "Zyxtyped Department of Insurance", "method", "portal", "reportedDate", date);
  }

  static Map<String, Object> rationaleRequested(String date) {
    return Map.of("requestedDate", date, "method", "fax");
  }

  static Map<String, Object> rationaleReceived(String date) {
    return Map.of(
        "rationaleAnswer", "received",
        "answeredDate", date,
        "rationale", "Zyxtyped Six weeks of therapy are not shown.");
  }

  static Map<String, Object> sent(String dateField, String date) {
    return Map.of(dateField, date, "method", "fax", "documentsSent", "Therapy notes");
  }

  static Map<String, Object> correction(String date) {
    return Map.of(
        "whatWasWrong", "code",
        "correction", "Zyxtyped Code 72148 in place of 72149",
        "resubmittedDate", date,
        "method", "portal");
  }

  static Map<String, Object> resubmissionDecision(String decision, String date) {
    return Map.of("answerOfPayer", decision, "decidedDate", date);
  }

  /** The letter as a person reads it who checks what the program read. */
  static Map<String, Object> checkedLetter() {
    Map<String, Object> answers = new HashMap<>();
    answers.put("payerText", "UnitedHealthcare");
    answers.put("payerReference", "REF-1001");
    answers.put("lineOfBusiness", "commercial");
    answers.put("state", "OH");
    answers.put("payerPhone", "1-800-555-0142");
    answers.put("patientFirstName", "Zyxmarked");
    answers.put("patientLastName", "Qvphitest");
    answers.put("patientBirthDate", "02/03/1961");
    answers.put("memberId", "MEMB-ZYX-77");
    answers.put("procedureCode", "72148");
    answers.put("serviceDescription", "MRI lumbar spine");
    answers.put("diagnosisCodes", "M54.16");
    answers.put("physicianName", "Zyxtyped Ordering, MD");
    answers.put("setting", "outpatient");
    answers.put("stage", "pre-service");
    answers.put("urgency", "standard");
    answers.put("determinationDate", "11/17/2026");
    answers.put("policyCited", "Zyxtyped Policy 2026.11");
    answers.put("reasonText", "Zyxtyped: the service is not medically necessary.");
    answers.put("letterWindowEnd", "12/02/2026 5:00 PM CT");
    answers.put("letterAppealDate", "05/16/2027");
    return answers;
  }

  /** The start form: a denial as a coordinator copies it from a letter. */
  static Map<String, Object> typedDenial() {
    Map<String, Object> answers = new HashMap<>();
    answers.put("payerText", "UnitedHealthcare");
    answers.put("lineOfBusiness", "commercial");
    answers.put("state", "OH");
    answers.put("setting", "outpatient");
    answers.put("stage", "pre-service");
    answers.put("urgency", "standard");
    answers.put("payerReference", "REF-2002");
    answers.put("memberId", "MEMB-ZYX-77");
    answers.put("patientFirstName", "Zyxmarked");
    answers.put("patientLastName", "Qvphitest");
    answers.put("patientBirthDate", "1961-02-03");
    answers.put("serviceCodeSystem", "CPT");
    answers.put("serviceCode", "72148");
    answers.put("serviceDescription", "MRI lumbar spine");
    answers.put("physicianName", "Zyxtyped Ordering, MD");
    answers.put("determinationDate", "2026-11-18");
    answers.put("actionCode", "A3");
    answers.put("reasonCodes", "HCR:0F");
    answers.put("reasonText", "Zyxtyped: the service is not medically necessary.");
    return answers;
  }
}
