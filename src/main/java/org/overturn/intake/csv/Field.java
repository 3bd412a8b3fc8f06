package org.overturn.intake.csv;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.overturn.denial.CareSetting;
import org.overturn.denial.Coded;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;

/** What a column may be mapped to, in the order of the page. */
enum Field {
  PAYER("Payer", "payer"),
  PAYER_REFERENCE("Payer's reference number", "payerReference"),
  SERVICE_LINE("Line number", "serviceLine"),
  DECISION("Decision", "reason.actionCode", "A3", "A6", "A1", "A4", "C", "CT", "NA", "AAA"),
  DETERMINATION_DATE("Date of the determination", "determination.date", Kind.DATE),
  DETERMINATION_TIME("Time of the determination", "determination.time", Kind.TIME),
  REASON_CODES("Reason codes", "reason.codes"),
  REASON_TEXT("Reason in the payer's words", "reason.text"),
  POLICY_CITED("Policy that the payer cites", "reason.policyCited"),
  MEMBER_ID("Member id", "patient.memberId"),
  FIRST_NAME("Patient's first name", "patient.firstName"),
  LAST_NAME("Patient's last name", "patient.lastName"),
  PATIENT_NAME("Patient's whole name", "patient"),
  BIRTH_DATE("Patient's birth date", "patient.birthDate", Kind.DATE),
  SERVICE_CODE("Service code", "service.code"),
  SERVICE_SYSTEM("Code system", "service.system"),
  SERVICE_DESCRIPTION("Service in words", "service.description"),
  UNITS("Units", "service.units"),
  DIAGNOSIS_CODES("Diagnosis codes", "service.diagnosisCodes"),
  PHYSICIAN_NAME("Ordering physician", "physician.name"),
  PHYSICIAN_NPI("Ordering physician's NPI", "physician.npi"),
  PHYSICIAN_SPECIALTY("Ordering physician's specialty", "physician.specialty"),
  LINE_OF_BUSINESS("Line of business", "lineOfBusiness", LineOfBusiness.values()),
  STATE("State of the plan", "state"),
  SETTING("Setting", "setting", CareSetting.values()),
  STAGE("Stage", "stage", Stage.values()),
  URGENCY("Urgency", "urgency", Urgency.values()),
  WINDOW_CLOSES("Peer-to-peer possible until", "letter.windowClosesAt", Kind.DATE_TIME),
  APPEAL_DEADLINE("Last day to appeal", "letter.appealDeadline", Kind.DATE),
  POSTED_DATE("Day the payer posted it", "determination.posted", Kind.DATE),
  DISCHARGE_DATE("Discharge date", "dischargeDate", Kind.DATE),
  PAYER_PHONE("Payer's phone", "letter.phone"),
  AUTHORIZATION_NUMBER("Authorization number", "authorization.number");

  /** How a cell is read. */
  enum Kind {
    TEXT,
    DATE,
    TIME,
    DATE_TIME,
    CODE
  }

  /** What may be the same in every row of a source; who the patient is never may. */
  private static final Set<Field> OF_A_SOURCE =
      EnumSet.of(
          PAYER,
          DECISION,
          SERVICE_SYSTEM,
          PHYSICIAN_NAME,
          PHYSICIAN_NPI,
          PHYSICIAN_SPECIALTY,
          LINE_OF_BUSINESS,
          STATE,
          SETTING,
          STAGE,
          URGENCY,
          PAYER_PHONE);

  private final String label;
  private final String path;
  private final Kind kind;
  private final List<String> codes;

  Field(String label, String path) {
    this(label, path, Kind.TEXT, List.of());
  }

  Field(String label, String path, Kind kind) {
    this(label, path, kind, List.of());
  }

  Field(String label, String path, String... codes) {
    this(label, path, Kind.CODE, List.of(codes));
  }

  Field(String label, String path, Coded... codes) {
    this(label, path, Kind.CODE, Stream.of(codes).map(Coded::code).toList());
  }

  Field(String label, String path, Kind kind, List<String> codes) {
    this.label = label;
    this.path = path;
    this.kind = kind;
    this.codes = codes;
  }

  /** Stable, in kebab-case: mappings are kept by it. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The field of this code; fails without quoting it when there is none. */
  @JsonCreator
  static Field of(String code) {
    return Arrays.stream(values())
        .filter(field -> field.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such field"));
  }

  /** Which field an element of our own document came from. */
  static Optional<Field> at(String path) {
    return Arrays.stream(values()).filter(field -> field.path.equals(path)).findFirst();
  }

  public String label() {
    return label;
  }

  /** The element of our own document that it becomes. */
  String path() {
    return path;
  }

  Kind kind() {
    return kind;
  }

  /** Whether it may be given once for all rows. */
  public boolean isOfASource() {
    return OF_A_SOURCE.contains(this);
  }

  /** What it may be; empty where it may be any text. */
  public List<String> codes() {
    return codes;
  }

  /** For people: "A3, denied". */
  public String words(String code) {
    if (this != DECISION) {
      return code.replace('-', ' ');
    }
    return switch (code) {
      case "A3" -> "denied (A3)";
      case "A6" -> "approved in part (A6)";
      case "A1" -> "approved (A1)";
      case "A4" -> "still pending (A4)";
      case "C" -> "cancelled (C)";
      case "CT" -> "call the payer (CT)";
      case "NA" -> "no action required (NA)";
      default -> "request refused as sent (AAA)";
    };
  }
}
