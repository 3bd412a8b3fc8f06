package org.overturn.intake.fhir;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.overturn.denial.CareSetting;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;

/** Reads from the request where, when and how urgently care was to be given. */
record Circumstances(Claim request, Integer sequence) {

  /** Hospital, psychiatric and rehabilitation facility; the codes are CMS's places of service. */
  private static final Set<String> INPATIENT = Set.of("21", "51", "61");

  /**
   * Nursing, custodial, hospice and residential places: neither one nor the other by themselves.
   */
  private static final Set<String> NEITHER = Set.of("31", "32", "33", "34", "54", "55", "56", "99");

  /** X12 1338: U is urgent, 03 is an emergency. */
  Urgency urgency() {
    boolean urgent =
        Codes.code(request.getExtension(), "extension-levelOfServiceCode")
            .filter(code -> code.equals("U") || code.equals("03"))
            .isPresent();
    boolean stat =
        request.getPriority().getCoding().stream().anyMatch(code -> "stat".equals(code.getCode()));
    return urgent || stat ? Urgency.EXPEDITED : Urgency.STANDARD;
  }

  /** X12 1525: AR is an admission review. */
  CareSetting setting() {
    if (itemCode("extension-serviceItemRequestType").filter("AR"::equals).isPresent()) {
      return CareSetting.INPATIENT;
    }
    return item()
        .map(Claim.ItemComponent::getLocation)
        .filter(CodeableConcept.class::isInstance)
        .flatMap(Codes::code)
        .filter(place -> place.matches("\\d{2}") && !NEITHER.contains(place))
        .map(place -> INPATIENT.contains(place) ? CareSetting.INPATIENT : CareSetting.OUTPATIENT)
        .orElse(CareSetting.UNKNOWN);
  }

  /** X12 1322: 4 extends care under way. Care that ended before it was asked for is behind. */
  Stage stage() {
    if (itemCode("extension-certificationType").filter("4"::equals).isPresent()) {
      return Stage.CONCURRENT;
    }
    Date ended = item().map(Claim.ItemComponent::getServiced).map(Circumstances::end).orElse(null);
    Date asked = request.getCreated();
    return ended != null && asked != null && ended.before(asked) && !isSameDay(ended, asked)
        ? Stage.POST_SERVICE
        : Stage.PRE_SERVICE;
  }

  private static boolean isSameDay(Date left, Date right) {
    return new DateType(left).getValueAsString().equals(new DateType(right).getValueAsString());
  }

  private static Date end(Type serviced) {
    if (serviced instanceof DateType date) {
      return date.getValue();
    }
    if (serviced instanceof DateTimeType date) {
      return date.getValue();
    }
    return serviced instanceof Period period ? period.getEnd() : null;
  }

  private Optional<String> itemCode(String extension) {
    return item().flatMap(item -> Codes.code(item.getExtension(), extension));
  }

  private Optional<Claim.ItemComponent> item() {
    List<Claim.ItemComponent> items = request.getItem();
    return items.stream()
        .filter(item -> Objects.equals(item.getSequence(), sequence))
        .findFirst()
        .or(() -> items.stream().findFirst());
  }
}
