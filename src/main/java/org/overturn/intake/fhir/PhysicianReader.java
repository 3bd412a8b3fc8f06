package org.overturn.intake.fhir;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.overturn.denial.OrderingPhysician;
import org.overturn.intake.PlainText;

/** Reads who ordered the service: the request's care team, or who the answer names. */
final class PhysicianReader {

  private final ClaimResponse response;
  private final Claim request;
  private final Resources resources;

  PhysicianReader(ClaimResponse response, Claim request, Resources resources) {
    this.response = response;
    this.request = request;
    this.resources = resources;
  }

  /** Null when nobody is named. */
  OrderingPhysician of(Line line) {
    Stream<Reference> careTeam =
        request.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider);
    Stream<Reference> authorized =
        Codes.named(line.extensions(), "extension-itemAuthorizedProvider").stream()
            .flatMap(extension -> Codes.value(extension.getExtension(), "provider").stream())
            .filter(Reference.class::isInstance)
            .map(Reference.class::cast);
    Stream<Reference> requestor = Stream.of(response.getRequestor(), request.getProvider());
    return Stream.of(careTeam, authorized, requestor)
        .flatMap(each -> each)
        .map(this::physician)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private Optional<OrderingPhysician> physician(Reference reference) {
    Optional<PractitionerRole> role = resources.find(reference, PractitionerRole.class);
    Reference person = role.map(PractitionerRole::getPractitioner).orElse(reference);
    Optional<String> specialty = role.flatMap(each -> words(each.getSpecialty()));
    return resources
        .find(person, Practitioner.class)
        .map(practitioner -> physician(practitioner, specialty))
        .filter(each -> each.name() != null);
  }

  private static OrderingPhysician physician(Practitioner person, Optional<String> specialty) {
    HumanName name = person.getNameFirstRep();
    String full =
        name.hasText() ? name.getText() : name.getGivenAsSingleString() + " " + orEmpty(name);
    Optional<String> qualification =
        words(
            person.getQualification().stream()
                .map(Practitioner.PractitionerQualificationComponent::getCode)
                .toList());
    return new OrderingPhysician(
        PlainText.of(full, 200),
        npi(person),
        PlainText.of(specialty.or(() -> qualification).orElse(null), 120));
  }

  private static String orEmpty(HumanName name) {
    return name.hasFamily() ? name.getFamily() : "";
  }

  private static Optional<String> words(List<CodeableConcept> concepts) {
    return concepts.stream().map(Codes::words).flatMap(Optional::stream).findFirst();
  }

  /** Ten digits, or none: a number that cannot be an NPI would only mislead. */
  private static String npi(Practitioner person) {
    return person.getIdentifier().stream()
        .filter(identifier -> "http://hl7.org/fhir/sid/us-npi".equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .filter(Objects::nonNull)
        .filter(value -> value.matches("\\d{10}"))
        .findFirst()
        .orElse(null);
  }
}
