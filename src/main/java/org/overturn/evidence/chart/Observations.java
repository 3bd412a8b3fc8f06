package org.overturn.evidence.chart;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.overturn.evidence.Code;
import org.overturn.evidence.FactKind;

/**
 * Facts of observations: one of the observation itself and one of each component. A value that the
 * chart gives as "less than" or as a range is no number that a threshold could be held against; it
 * stays in words. When something was reported says nothing of when it was measured.
 */
final class Observations {

  private static final String UCUM = "http://unitsofmeasure.org";

  /** A result in text that is longer is a narrative: two of them may both be true. */
  private static final int RESULT = 40;

  private static final Set<ObservationStatus> NO_RESULT =
      EnumSet.of(
          ObservationStatus.ENTEREDINERROR,
          ObservationStatus.CANCELLED,
          ObservationStatus.REGISTERED);

  private Observations() {}

  static List<FactDraft> of(String id, Observation observation, ZoneId zone) {
    boolean empty =
        !observation.hasValue() && !observation.hasComponent() && !observation.hasHasMember();
    if (NO_RESULT.contains(observation.getStatus()) || empty && observation.hasDataAbsentReason()) {
      return List.of();
    }
    List<FactDraft> drafts = new ArrayList<>();
    drafts.add(whole(id, observation, zone));
    for (int i = 0; i < observation.getComponent().size(); i++) {
      ObservationComponentComponent component = observation.getComponent().get(i);
      if (component.hasValue()) {
        drafts.add(component(id, i, component, observation, zone));
      }
    }
    return drafts;
  }

  private static FactDraft whole(String id, Observation observation, ZoneId zone) {
    FactDraft draft =
        new FactDraft(
            id,
            FactKind.OBSERVATION,
            CodeSystems.of(observation.getCode()),
            Concepts.words(observation.getCode()));
    dated(draft, observation, zone).under(circumstances(observation));
    return valued(
        draft,
        observation.getValue(),
        Plain.joined(
            Concepts.words(observation.getInterpretation()),
            preliminary(observation),
            observation.hasComponent() && !observation.hasValue() ? "panel" : "",
            circumstances(observation),
            undated(observation),
            Concepts.notes(observation.getNote())));
  }

  private static FactDraft component(
      String id,
      int index,
      ObservationComponentComponent component,
      Observation observation,
      ZoneId zone) {
    List<Code> codes = CodeSystems.of(component.getCode());
    String place = codes.isEmpty() ? "component-" + (index + 1) : codes.get(0).code();
    FactDraft draft =
        new FactDraft(
            id + "#" + place, FactKind.OBSERVATION, codes, Concepts.words(component.getCode()));
    dated(draft, observation, zone).under(circumstances(observation));
    return valued(
        draft,
        component.getValue(),
        Plain.joined(
            Concepts.words(component.getInterpretation()),
            preliminary(observation),
            circumstances(observation),
            undated(observation)));
  }

  private static FactDraft dated(FactDraft draft, Observation observation, ZoneId zone) {
    Type effective = observation.getEffective();
    if (effective instanceof DateTimeType date) {
      return draft.on(Day.of(date, zone));
    }
    if (effective instanceof InstantType instant) {
      return draft.on(Day.of(instant, zone));
    }
    if (effective instanceof Period period) {
      return draft.lasting(
          Day.of(period.getStartElement(), zone), Day.of(period.getEndElement(), zone));
    }
    return effective instanceof Timing timing && timing.hasEvent()
        ? draft.on(Day.of(timing.getEvent().get(0), zone))
        : draft;
  }

  private static FactDraft valued(FactDraft draft, Type value, String words) {
    if (value instanceof Quantity quantity && isMeasured(quantity)) {
      return draft.measured(quantity.getValue(), unit(quantity), true).words(words);
    }
    if (value instanceof IntegerType whole && whole.hasValue()) {
      return draft.measured(BigDecimal.valueOf(whole.getValue()), "", false).words(words);
    }
    String result = inWords(value);
    boolean comparable =
        value instanceof CodeableConcept
            || value instanceof BooleanType
            || value instanceof Quantity
            || result.length() <= RESULT;
    return draft.found(comparable ? result : "").words(Plain.joined(result, words));
  }

  private static String inWords(Type value) {
    if (value instanceof CodeableConcept concept) {
      return Concepts.words(concept);
    }
    if (value instanceof BooleanType yes) {
      return !yes.hasValue() ? "" : yes.booleanValue() ? "yes" : "no";
    }
    if (value instanceof Quantity quantity) {
      return amount(quantity);
    }
    if (value instanceof Range range) {
      return amount(range.getLow()) + " to " + amount(range.getHigh());
    }
    if (value instanceof Ratio ratio) {
      return amount(ratio.getNumerator()) + " : " + amount(ratio.getDenominator());
    }
    return value instanceof PrimitiveType<?> plain ? Plain.note(plain.getValueAsString()) : "";
  }

  private static boolean isMeasured(Quantity quantity) {
    return quantity.hasValue()
        && !quantity.hasComparator()
        && Plain.isMeasured(quantity.getValue());
  }

  private static String amount(Quantity quantity) {
    if (!quantity.hasValue()) {
      return "";
    }
    QuantityComparator comparator = quantity.getComparator();
    String sign = comparator == null ? "" : comparator.toCode() + " ";
    return (sign + Plain.number(quantity.getValue()) + " " + unit(quantity)).strip();
  }

  /** UCUM's code where the chart uses it, since thresholds are in UCUM; else its own words. */
  static String unit(Quantity quantity) {
    boolean ucum = UCUM.equals(quantity.getSystem()) && quantity.hasCode();
    if (ucum || !quantity.hasUnit()) {
      return Plain.line(quantity.getCode());
    }
    return Plain.line(quantity.getUnit());
  }

  private static String circumstances(Observation observation) {
    return Plain.joined(
        Concepts.words(observation.getBodySite()), Concepts.words(observation.getMethod()));
  }

  private static String preliminary(Observation observation) {
    return observation.getStatus() == ObservationStatus.PRELIMINARY ? "preliminary" : "";
  }

  private static String undated(Observation observation) {
    return observation.hasEffective() || !observation.hasIssued()
        ? ""
        : "reported " + Plain.line(observation.getIssuedElement().getValueAsString());
  }
}
