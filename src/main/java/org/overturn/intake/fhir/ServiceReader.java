package org.overturn.intake.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import org.overturn.denial.RequestedService;
import org.overturn.intake.PlainText;

/** Reads which service a line is about: from the request where it came along. */
final class ServiceReader {

  private final Claim request;
  private final Resources resources;

  ServiceReader(Claim request, Resources resources) {
    this.request = request;
    this.resources = resources;
  }

  /** The service; its code is null when neither the answer nor a request names it. */
  RequestedService of(Line line) {
    Optional<Claim.ItemComponent> item = item(line.sequence());
    Optional<ServiceRequest> order = item.flatMap(this::order);
    List<CodeableConcept> named = new ArrayList<>();
    item.map(Claim.ItemComponent::getProductOrService).ifPresent(named::add);
    order.map(ServiceRequest::getCode).ifPresent(named::add);
    if (line.added() != null) {
      named.add(line.added());
    }
    authorizedDetail(line, "productOrServiceCode")
        .filter(CodeableConcept.class::isInstance)
        .ifPresent(code -> named.add((CodeableConcept) code));
    Optional<Service> service = best(named);
    return new RequestedService(
        service.map(Service::system).orElse(null),
        service.map(Service::code).orElse(null),
        service.map(Service::words).orElse(null),
        units(item, order, line),
        diagnoses(item));
  }

  private record Service(String system, String code, String words) {

    /** A procedure code says more than a service type. */
    int rank() {
      return ServiceSystems.isProcedure(system) ? 0 : 1;
    }
  }

  private static Optional<Service> best(List<CodeableConcept> named) {
    List<Service> services = new ArrayList<>();
    for (CodeableConcept concept : named) {
      String words = PlainText.of(Codes.words(concept).orElse(null), 400);
      for (Coding coding : concept.getCoding()) {
        String code = PlainText.of(coding.getCode());
        if (code != null) {
          services.add(new Service(ServiceSystems.of(coding.getSystem(), code), code, words));
        }
      }
    }
    return services.stream().min(Comparator.comparingInt(Service::rank));
  }

  private Optional<Claim.ItemComponent> item(Integer sequence) {
    List<Claim.ItemComponent> items = request.getItem();
    return items.stream()
        .filter(item -> Objects.equals(item.getSequence(), sequence))
        .findFirst()
        .or(() -> items.size() == 1 ? Optional.of(items.get(0)) : Optional.empty());
  }

  private Optional<ServiceRequest> order(Claim.ItemComponent item) {
    return Codes.value(item.getExtension(), "extension-requestedService")
        .filter(Reference.class::isInstance)
        .flatMap(reference -> resources.find((Reference) reference, ServiceRequest.class));
  }

  private static Integer units(
      Optional<Claim.ItemComponent> item, Optional<ServiceRequest> order, Line line) {
    return item.filter(Claim.ItemComponent::hasQuantity)
        .map(Claim.ItemComponent::getQuantity)
        .or(
            () ->
                order
                    .filter(ServiceRequest::hasQuantityQuantity)
                    .map(ServiceRequest::getQuantityQuantity))
        .or(
            () ->
                authorizedDetail(line, "quantity")
                    .filter(Quantity.class::isInstance)
                    .map(Quantity.class::cast))
        .map(Quantity::getValue)
        .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1_000_000)) < 0)
        .filter(value -> value.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::intValue)
        .orElse(null);
  }

  static Optional<Type> authorizedDetail(Line line, String part) {
    return Codes.named(line.extensions(), "extension-itemAuthorizedDetail").stream()
        .flatMap(detail -> Codes.value(detail.getExtension(), part).stream())
        .findFirst();
  }

  /** The diagnoses that the line points to, or all where it points to none. */
  private String diagnoses(Optional<Claim.ItemComponent> item) {
    List<Integer> own =
        item.map(each -> ReasonReader.numbers(each.getDiagnosisSequence())).orElse(List.of());
    String codes =
        request.getDiagnosis().stream()
            .filter(diagnosis -> own.isEmpty() || own.contains(diagnosis.getSequence()))
            .map(Claim.DiagnosisComponent::getDiagnosis)
            .map(Codes::code)
            .flatMap(Optional::stream)
            .distinct()
            .collect(Collectors.joining(" "));
    return Optional.ofNullable(PlainText.of(codes, 400)).orElse("");
  }
}
