package org.overturn.resubmission;

import static org.overturn.resubmission.RequestField.*;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request can be sent as it stands. A draft may have any flaw; what goes out has none.
 */
final class RequestCheck {

  private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);
  private static final int YEARS_BACK = 5;
  private static final int YEARS_AHEAD = 3;
  private static final int MOST_UNITS = 99_999;
  private static final int MOST_MODIFIERS = 4;

  /** HI has room for twelve in X12 278. */
  private static final int MOST_DIAGNOSES = 12;

  private final RequestValues request;
  private final LocalDate today;
  private final List<RequestFlaw> flaws = new ArrayList<>();

  private RequestCheck(RequestValues request, LocalDate today) {
    this.request = request;
    this.today = today;
  }

  /**
   * Checks a request.
   *
   * @param denied what the payer denied last
   * @param onFile the keys of all that can be attached by now
   * @param today in the practice's zone
   * @return in the order of the fields; empty when it can be sent
   */
  static List<RequestFlaw> flaws(
      RequestValues request, RequestValues denied, Set<String> onFile, LocalDate today) {
    RequestCheck check = new RequestCheck(request, today);
    check.plan();
    check.service();
    check.dates();
    check.providers();
    check.correction(denied, onFile);
    check.flaws.sort((one, other) -> one.field().compareTo(other.field()));
    return List.copyOf(check.flaws);
  }

  private void plan() {
    needed(PAYER_NAME, "name the payer");
    needed(PATIENT_FIRST_NAME, "give it as the plan has it");
    needed(PATIENT_LAST_NAME, "give it as the plan has it");
    needed(MEMBER_ID, "give it as on the card");
    refuseIf(
        request.has(MEMBER_ID) && !request.get(MEMBER_ID).matches("[\\p{Alnum} .\\-/*]{2,80}"),
        MEMBER_ID,
        "write two or more letters and digits, as on the card");
    if (request.has(RELATIONSHIP) && !"self".equals(request.get(RELATIONSHIP))) {
      needed(SUBSCRIBER_FIRST_NAME, "give it, since the patient is not the subscriber");
      needed(SUBSCRIBER_LAST_NAME, "give it, since the patient is not the subscriber");
    }
    chosen(LINE_OF_BUSINESS);
    chosen(GENDER);
    chosen(RELATIONSHIP);
    needed(BIRTH_DATE, "give it");
    date(BIRTH_DATE)
        .ifPresent(
            born ->
                refuseIf(
                    born.isBefore(FIRST_BIRTH) || born.isAfter(today),
                    BIRTH_DATE,
                    "give a day from 1900 to today"));
  }

  private void service() {
    needed(CODE_SYSTEM, "choose it");
    if (needed(CODE, "give it")) {
      refuseIf(
          !RequestCodes.isService(request.get(CODE_SYSTEM), request.get(CODE)),
          CODE,
          shape(request.get(CODE_SYSTEM)));
    }
    if (needed(UNITS, "give a whole number above zero")) {
      refuseIf(!isCount(request.get(UNITS)), UNITS, "give a whole number above zero");
    }
    modifiers();
    furtherServices();
    diagnoses();
    chosen(SETTING);
    chosen(URGENCY);
    refuseIf(
        request.has(PLACE_OF_SERVICE) && !request.get(PLACE_OF_SERVICE).matches("\\d{2}"),
        PLACE_OF_SERVICE,
        "give the two digits, such as 11 or 22");
  }

  private static String shape(String system) {
    return switch (system) {
      case "CPT" -> "a CPT code has five digits, or four and F, M, T or U";
      case "HCPCS" -> "a HCPCS code is a letter from A to V and four digits";
      case "ICD-10-PCS" -> "an ICD-10-PCS code has seven signs, without I and O";
      case "NDC" -> "an NDC has ten or eleven digits, with or without hyphens";
      case "REV" -> "a revenue code has four digits";
      default -> "write letters and digits without blanks";
    };
  }

  private void modifiers() {
    List<String> modifiers = RequestCodes.each(request.get(MODIFIERS));
    refuseIf(
        modifiers.size() > MOST_MODIFIERS || !modifiers.stream().allMatch(RequestCodes::isModifier),
        MODIFIERS,
        "write up to four of two letters or digits each, with blanks between");
  }

  private void furtherServices() {
    int at = 0;
    for (String line : request.get(FURTHER_SERVICES).lines().toList()) {
      at++;
      if (line.isBlank()) {
        continue;
      }
      Optional<ServiceLine> read = ServiceLine.read(line);
      refuseIf(
          read.isEmpty(),
          FURTHER_SERVICES,
          "write line %d as system, code and units, such as CPT 72158 x 1".formatted(at));
      int place = at;
      read.ifPresent(
          service -> {
            refuseIf(
                !RequestCodes.isService(service.system(), service.code()),
                FURTHER_SERVICES,
                "line %d: %s".formatted(place, shape(service.system())));
            refuseIf(
                service.units() == 0 || service.modifiers().size() > MOST_MODIFIERS,
                FURTHER_SERVICES,
                "line %d: give units above zero and up to four modifiers".formatted(place));
          });
    }
  }

  private void diagnoses() {
    List<String> codes = RequestCodes.each(request.get(DIAGNOSES));
    refuseIf(codes.isEmpty(), DIAGNOSES, "give at least one");
    refuseIf(
        !codes.stream().allMatch(RequestCodes::isDiagnosis),
        DIAGNOSES,
        "an ICD-10-CM code is a letter, a digit, a digit or letter, and up to four more after a"
            + " point, such as M54.16");
    refuseIf(codes.size() > MOST_DIAGNOSES, DIAGNOSES, "give %d at most".formatted(MOST_DIAGNOSES));
    refuseIf(
        new HashSet<>(codes.stream().map(RequestCodes::pointed).toList()).size() < codes.size(),
        DIAGNOSES,
        "one stands there twice");
  }

  private void dates() {
    Optional<LocalDate> from = plausible(SERVICE_FROM);
    Optional<LocalDate> to = plausible(SERVICE_TO);
    refuseIf(
        request.has(SERVICE_TO) && !request.has(SERVICE_FROM),
        SERVICE_FROM,
        "give it, since there is a last day");
    refuseIf(
        from.isPresent() && to.isPresent() && to.get().isBefore(from.get()),
        SERVICE_TO,
        "it lies before the first day");
  }

  private Optional<LocalDate> plausible(RequestField field) {
    Optional<LocalDate> day = date(field);
    day.ifPresent(
        each ->
            refuseIf(
                each.isBefore(today.minusYears(YEARS_BACK))
                    || each.isAfter(today.plusYears(YEARS_AHEAD)),
                field,
                "give a day from %d years ago to %d years ahead"
                    .formatted(YEARS_BACK, YEARS_AHEAD)));
    return day;
  }

  private void providers() {
    needed(ORDERING_NAME, "name who orders the service");
    needed(ORDERING_NPI, "give it; payers refuse a request without it");
    npi(ORDERING_NPI);
    npi(RENDERING_NPI);
    npi(FACILITY_NPI);
    pair(RENDERING_NAME, RENDERING_NPI);
    pair(FACILITY_NAME, FACILITY_NPI);
  }

  private void pair(RequestField name, RequestField npi) {
    refuseIf(request.has(npi) && !request.has(name), name, "give it, since its NPI is given");
  }

  private void npi(RequestField field) {
    refuseIf(
        request.has(field) && !RequestCodes.isNpi(request.get(field)),
        field,
        "an NPI has ten digits, begins with 1 or 2 and ends with its check digit; one of them is"
            + " wrong");
  }

  private void correction(RequestValues denied, Set<String> onFile) {
    needed(WHAT_WAS_WRONG, "choose it");
    chosen(WHAT_WAS_WRONG);
    needed(WHY, "write it down");
    List<String> attached = request.attachments();
    refuseIf(
        !onFile.containsAll(attached),
        ATTACHMENTS,
        "something that was chosen is no longer on file; look at what is chosen and save again");
    refuseIf(
        "missing-attachment".equals(request.get(WHAT_WAS_WRONG)) && attached.isEmpty(),
        ATTACHMENTS,
        "choose what was missing; what is not there yet is added on the page of the case");
    refuseIf(
        request.differencesFrom(denied).isEmpty()
            && attached.isEmpty()
            && !request.has(UNCHANGED_BECAUSE),
        UNCHANGED_BECAUSE,
        "nothing differs from the request that was denied: correct it, attach what was missing, or"
            + " say here why it is sent again as it was");
  }

  private void chosen(RequestField field) {
    refuseIf(
        request.has(field) && !RequestChoices.of(field).containsKey(request.get(field)),
        field,
        "choose it anew");
  }

  private boolean needed(RequestField field, String how) {
    refuseIf(!request.has(field), field, how);
    return request.has(field);
  }

  private Optional<LocalDate> date(RequestField field) {
    if (!request.has(field)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(request.get(field)));
    } catch (DateTimeException unreadable) {
      refuseIf(true, field, "give a day that there is, as yyyy-mm-dd");
      return Optional.empty();
    }
  }

  private static boolean isCount(String units) {
    return units.matches("\\d{1,5}")
        && Integer.parseInt(units) > 0
        && Integer.parseInt(units) <= MOST_UNITS;
  }

  private void refuseIf(boolean wrong, RequestField field, String how) {
    if (wrong) {
      flaws.add(new RequestFlaw(field, how));
    }
  }
}
