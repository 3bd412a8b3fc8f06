package org.overturn.resubmission;

import static org.overturn.resubmission.RequestField.*;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.practice.PracticeProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The corrected request as an X12 278 (005010X217), one request in an interchange of its own. One
 * that the payer refused as it stood (AAA) is an initial request; one that it decided is revised
 * (UM02 S) under its number (REF BB).
 */
@Component
class X12Request implements FormOfRequest {

  private static final String VERSION = "005010X217";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("uuMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

  /** Element 235, by our names of code systems; a revenue code has a segment of its own. */
  private static final Map<String, String> SYSTEMS =
      Map.of("CPT", "HC", "HCPCS", "HC", "NDC", "N4", "REV", "");

  /** Element 1069. */
  private static final Map<String, String> RELATIONSHIPS =
      Map.of("spouse", "01", "child", "19", "other", "G8");

  /** PWK repeats ten times at the event. */
  private static final int MOST_ATTACHMENTS = 10;

  private final ResubmissionProperties properties;
  private final PracticeProperties practice;
  private final JdbcClient jdbc;

  X12Request(ResubmissionProperties properties, PracticeProperties practice, JdbcClient jdbc) {
    this.properties = properties;
    this.practice = practice;
    this.jdbc = jdbc;
  }

  @Override
  public RequestFormat format() {
    return RequestFormat.X12;
  }

  @Override
  public Optional<String> hindrance(RequestValues request) {
    if (request.has(CODE_SYSTEM) && !SYSTEMS.containsKey(request.get(CODE_SYSTEM))) {
      return Optional.of("a 278 has no place for a code of this system");
    }
    boolean further =
        request
            .get(FURTHER_SERVICES)
            .lines()
            .flatMap(line -> ServiceLine.read(line).stream())
            .anyMatch(line -> !SYSTEMS.containsKey(line.system()));
    if (further) {
      return Optional.of("a 278 has no place for the code system of a further service");
    }
    Optional<RequestField> unwritable =
        Stream.of(PAYER_NAME, PATIENT_LAST_NAME, PATIENT_FIRST_NAME, SUBSCRIBER_LAST_NAME)
            .filter(field -> request.has(field) && text(request, field).isEmpty())
            .findFirst();
    if (unwritable.isPresent()) {
      return unwritable.map(field -> "X12 has no letters for " + field.label());
    }
    return request.attachments().size() > MOST_ATTACHMENTS
        ? Optional.of("a 278 names ten attachments at most")
        : Optional.empty();
  }

  private static String text(RequestValues request, RequestField field) {
    return X12Writing.text(request.get(field), field.longest()).replaceAll("[^A-Z0-9]", "");
  }

  @Override
  public byte[] of(RequestToSend request) {
    long number =
        jdbc.sql("select nextval('overturn.interchange_number')").query(Long.class).single();
    return new Making(request, number).bytes();
  }

  /** One interchange in the making. */
  private final class Making {

    private final RequestToSend request;
    private final RequestValues asked;
    private final ResubmissionProperties.PayerForms payer;
    private final ResubmissionProperties.Requester requester = properties.requester();
    private final LocalDateTime at;
    private final String number;
    private final X12Writing x12 = new X12Writing();
    private int level;

    Making(RequestToSend request, long number) {
      this.request = request;
      this.asked = request.request();
      this.payer = properties.payers().get(request.denial().payer().id());
      this.at = LocalDateTime.ofInstant(request.at(), practice.zone());
      this.number = String.valueOf(number);
    }

    byte[] bytes() {
      header();
      int before = x12.size();
      x12.add("ST", "278", "0001", VERSION);
      x12.add("BHT", "0007", "13", request.trace(), DAY.format(at), TIME.format(at));
      payer();
      requester();
      member();
      event();
      ServiceLine.of(asked).forEach(this::service);
      x12.add("SE", String.valueOf(x12.size() - before + 1), "0001");
      x12.add("GE", "1", number);
      x12.add("IEA", "1", "%09d".formatted(Long.parseLong(number)));
      return x12.bytes();
    }

    private void header() {
      x12.add(
          "ISA",
          "00",
          " ".repeat(10),
          "00",
          " ".repeat(10),
          requester.senderQualifier(),
          "%-15s".formatted(requester.senderId()),
          payer.receiverQualifier(),
          "%-15s".formatted(payer.receiverId()),
          SHORT_DAY.format(at),
          TIME.format(at),
          "^",
          "00501",
          "%09d".formatted(Long.parseLong(number)),
          "0",
          payer.test() ? "T" : "P",
          ":");
      x12.add(
          "GS",
          "HI",
          requester.senderId(),
          payer.receiverId(),
          DAY.format(at),
          TIME.format(at),
          number,
          "X",
          VERSION);
    }

    private void payer() {
      level("20", true);
      x12.add("NM1", "X3", "2", text(PAYER_NAME, 60), "", "", "", "", "PI", payer.payerId());
    }

    private void requester() {
      level("21", true);
      x12.add(
          "NM1",
          "1P",
          "2",
          X12Writing.text(practice.name(), 60),
          "",
          "",
          "",
          "",
          "XX",
          requester.npi());
      if (!requester.phone().isEmpty()) {
        x12.add("PER", "IC", "", "TE", requester.phone());
      }
    }

    /** The subscriber, and below them the patient where that is somebody else. */
    private void member() {
      boolean dependent = asked.has(RELATIONSHIP) && !"self".equals(asked.get(RELATIONSHIP));
      level("22", true);
      x12.add(
          "NM1",
          "IL",
          "1",
          text(dependent ? SUBSCRIBER_LAST_NAME : PATIENT_LAST_NAME, 60),
          text(dependent ? SUBSCRIBER_FIRST_NAME : PATIENT_FIRST_NAME, 35),
          "",
          "",
          "",
          "MI",
          text(MEMBER_ID, 80));
      if (asked.has(GROUP_NUMBER)) {
        x12.add("REF", "6P", text(GROUP_NUMBER, 50));
      }
      if (dependent) {
        level("23", true);
        x12.add("NM1", "QC", "1", text(PATIENT_LAST_NAME, 60), text(PATIENT_FIRST_NAME, 35));
      }
      x12.add("DMG", "D8", day(BIRTH_DATE), gender());
      if (dependent) {
        x12.add("INS", "N", RELATIONSHIPS.getOrDefault(asked.get(RELATIONSHIP), "G8"));
      }
    }

    private String gender() {
      return switch (asked.get(GENDER)) {
        case "female" -> "F";
        case "male" -> "M";
        case "unknown" -> "U";
        default -> "";
      };
    }

    private void event() {
      boolean inpatient = "inpatient".equals(asked.get(SETTING));
      level("EV", true);
      trace(request.trace());
      x12.add(
          "UM",
          inpatient ? "AR" : "HS",
          request.isFirst() ? "I" : "S",
          "",
          asked.has(PLACE_OF_SERVICE) ? asked.get(PLACE_OF_SERVICE) + ":B" : "",
          "",
          "expedited".equals(asked.get(URGENCY)) ? "U" : "");
      if (!request.isFirst() && asked.has(PAYER_REFERENCE)) {
        x12.add("REF", "BB", text(PAYER_REFERENCE, 50));
      }
      if (inpatient && asked.has(SERVICE_FROM)) {
        x12.add("DTP", "435", "D8", day(SERVICE_FROM));
      }
      x12.add("HI", diagnoses());
      for (int i = 1; i <= request.attachments().size(); i++) {
        x12.add("PWK", "77", payer.attachmentsBy(), "", "", "AC", request.trace() + "-" + i);
      }
      if (asked.has(WHY)) {
        x12.add("MSG", text(WHY, 264));
      }
      provider("DK", ORDERING_NAME, ORDERING_NPI);
      provider("SJ", RENDERING_NAME, RENDERING_NPI);
      if (asked.has(FACILITY_NAME)) {
        named("FA", "2", text(FACILITY_NAME, 60), "", asked.get(FACILITY_NPI));
      }
    }

    /** The principal diagnosis, then the others, without their points. */
    private String[] diagnoses() {
      List<String> codes = RequestCodes.each(asked.get(DIAGNOSES));
      return codes.stream()
          .map(code -> (code.equals(codes.get(0)) ? "ABK:" : "ABF:") + code.replace(".", ""))
          .toArray(String[]::new);
    }

    private void provider(String role, RequestField name, RequestField npi) {
      if (asked.has(name)) {
        PersonName person = PersonName.of(asked.get(name));
        named(
            role,
            "1",
            X12Writing.text(person.family(), 60),
            X12Writing.text(person.given(), 35),
            asked.get(npi));
      }
    }

    private void named(String role, String kind, String last, String first, String npi) {
      x12.add("NM1", role, kind, last, first, "", "", "", npi.isEmpty() ? "" : "XX", npi);
    }

    private void service(ServiceLine line) {
      level("SS", false);
      trace(request.trace() + "-L" + (level - eventLevel()));
      if (!"inpatient".equals(asked.get(SETTING)) && asked.has(SERVICE_FROM)) {
        boolean range =
            asked.has(SERVICE_TO) && !asked.get(SERVICE_TO).equals(asked.get(SERVICE_FROM));
        x12.add(
            "DTP",
            "472",
            range ? "RD8" : "D8",
            range ? day(SERVICE_FROM) + "-" + day(SERVICE_TO) : day(SERVICE_FROM));
      }
      String units = String.valueOf(line.units());
      if ("REV".equals(line.system())) {
        x12.add("SV2", line.code(), "", "", "UN", units);
      } else {
        String code =
            SYSTEMS.get(line.system())
                + ":"
                + line.code().replace("-", "")
                + line.modifiers().stream().map(each -> ":" + each).collect(Collectors.joining());
        x12.add("SV1", code, "", "UN", units);
      }
    }

    /** The event stands above the services, and they alone come after it. */
    private int eventLevel() {
      boolean dependent = asked.has(RELATIONSHIP) && !"self".equals(asked.get(RELATIONSHIP));
      return dependent ? 5 : 4;
    }

    private void level(String kind, boolean children) {
      level++;
      int parent = "SS".equals(kind) ? eventLevel() : level - 1;
      x12.add(
          "HL",
          String.valueOf(level),
          parent == 0 ? "" : String.valueOf(parent),
          kind,
          children ? "1" : "0");
    }

    /** Ours, which the payer's answer repeats. */
    private void trace(String reference) {
      x12.add("TRN", "1", reference, "9" + requester.npi().substring(1));
    }

    private String text(RequestField field, int longest) {
      return X12Writing.text(asked.get(field), longest);
    }

    private String day(RequestField field) {
      return asked.get(field).replace("-", "");
    }
  }
}
