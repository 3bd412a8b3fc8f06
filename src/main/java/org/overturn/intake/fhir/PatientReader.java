package org.overturn.intake.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Patient;
import org.overturn.intake.PlainText;

/** Reads who the patient is. */
final class PatientReader {

  private final Reference reference;
  private final Optional<org.hl7.fhir.r4.model.Patient> resource;
  private final Optional<Coverage> coverage;

  PatientReader(ClaimResponse response, Optional<Coverage> coverage, Resources resources) {
    this.reference = response.getPatient();
    this.resource = resources.findOrOnly(reference, org.hl7.fhir.r4.model.Patient.class);
    this.coverage = coverage;
  }

  boolean isPresent() {
    return resource.isPresent() || reference.hasDisplay();
  }

  Patient read() {
    HumanName name = resource.map(PatientReader::name).orElseGet(this::displayed);
    String given =
        name.getGiven().stream()
            .map(StringType::getValue)
            .filter(part -> part != null)
            .reduce((left, right) -> left + " " + right)
            .orElse(null);
    return new Patient(
        PlainText.of(given), PlainText.of(name.getFamily()), birthDate(), PlainText.of(memberId()));
  }

  /** Medicaid and marketplace plans are of the state where the member lives; others need not be. */
  String stateOfPlan(LineOfBusiness lineOfBusiness) {
    boolean ofResidence =
        lineOfBusiness == LineOfBusiness.MEDICAID_MANAGED_CARE
            || lineOfBusiness == LineOfBusiness.MARKETPLACE;
    return resource
        .filter(patient -> ofResidence && patient.hasAddress())
        .map(patient -> PlainText.of(patient.getAddressFirstRep().getState()))
        .map(state -> state.toUpperCase(Locale.ROOT))
        .filter(state -> state.matches("[A-Z]{2}"))
        .orElse("unknown");
  }

  private static HumanName name(org.hl7.fhir.r4.model.Patient patient) {
    List<HumanName> names = patient.getName();
    HumanName name =
        names.stream()
            .filter(each -> each.getUse() == HumanName.NameUse.OFFICIAL)
            .findFirst()
            .orElseGet(patient::getNameFirstRep);
    return name.hasFamily() || name.hasGiven() ? name : split(name.getText());
  }

  private HumanName displayed() {
    return split(reference.getDisplay());
  }

  /** "Family, Given" or "Given Family". */
  private static HumanName split(String text) {
    String plain = PlainText.of(text);
    HumanName name = new HumanName();
    if (plain == null) {
      return name;
    }
    int comma = plain.indexOf(',');
    int space = plain.lastIndexOf(' ');
    if (comma > 0) {
      return name.setFamily(plain.substring(0, comma)).addGiven(plain.substring(comma + 1).strip());
    }
    return space > 0
        ? name.setFamily(plain.substring(space + 1)).addGiven(plain.substring(0, space))
        : name.setFamily(plain);
  }

  private LocalDate birthDate() {
    return resource
        .filter(org.hl7.fhir.r4.model.Patient::hasBirthDate)
        .map(patient -> patient.getBirthDateElement().getValueAsString())
        .map(String::strip)
        .filter(text -> text.length() == "yyyy-MM-dd".length())
        .map(LocalDate::parse)
        .orElse(null);
  }

  /** The payer's number for the member: typed as such, or the coverage's, or the first there is. */
  private String memberId() {
    List<Identifier> identifiers =
        resource.map(org.hl7.fhir.r4.model.Patient::getIdentifier).orElse(List.of());
    return identifiers.stream()
        .filter(PatientReader::isMemberNumber)
        .findFirst()
        .map(Identifier::getValue)
        .or(() -> coverage.map(Coverage::getSubscriberId))
        .or(() -> coverage.flatMap(each -> first(each.getIdentifier())))
        .or(() -> first(identifiers))
        .orElse(reference.getIdentifier().getValue());
  }

  private static Optional<String> first(List<Identifier> identifiers) {
    return identifiers.stream()
        .map(Identifier::getValue)
        .filter(value -> value != null)
        .findFirst();
  }

  private static boolean isMemberNumber(Identifier identifier) {
    String system = identifier.hasSystem() ? identifier.getSystem().toLowerCase(Locale.ROOT) : "";
    boolean typed =
        identifier.getType().getCoding().stream().anyMatch(type -> "MB".equals(type.getCode()));
    return identifier.hasValue() && (typed || system.endsWith("/min") || system.contains("member"));
  }
}
