package org.overturn.evidence.chart;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Type;
import org.overturn.evidence.FactKind;

/**
 * Facts of medications that were ordered, taken or given. What was only proposed, or never taken,
 * is none. How long an order was meant to last stands with the dose; the chart's own end alone is
 * an end.
 */
class Medications {

  private static final Set<MedicationRequestStatus> NEVER_ORDERED =
      EnumSet.of(
          MedicationRequestStatus.ENTEREDINERROR,
          MedicationRequestStatus.CANCELLED,
          MedicationRequestStatus.DRAFT);
  private static final Set<MedicationRequestIntent> ONLY_MEANT =
      EnumSet.of(
          MedicationRequestIntent.PROPOSAL,
          MedicationRequestIntent.PLAN,
          MedicationRequestIntent.OPTION);

  private final ZoneId zone;
  private final LocalDate today;
  private final Function<Reference, Optional<Medication>> medications;

  /** Looks medications up that stand in resources of their own. */
  Medications(ZoneId zone, LocalDate today, Function<Reference, Optional<Medication>> medications) {
    this.zone = zone;
    this.today = today;
    this.medications = medications;
  }

  List<FactDraft> of(String id, MedicationRequest request) {
    if (NEVER_ORDERED.contains(request.getStatus())
        || ONLY_MEANT.contains(request.getIntent())
        || request.getDoNotPerform()) {
      return List.of();
    }
    Period bounds = bounds(request.getDosageInstruction());
    Day start = Day.of(bounds.getStartElement(), zone);
    Day end = Day.of(bounds.getEndElement(), zone);
    return List.of(
        draft(id, request.getMedication())
            .lasting(start.isKnown() ? start : Day.of(request.getAuthoredOnElement(), zone), end)
            .ongoing(request.getStatus() == MedicationRequestStatus.ACTIVE && !isOver(end))
            .dose(dose(request.getDosageInstruction()))
            .outcome(
                ended(
                    request.getStatus() == MedicationRequestStatus.STOPPED ? "stopped" : "",
                    request.getStatus() == MedicationRequestStatus.ONHOLD ? "on hold" : "",
                    request.getStatusReason()))
            .words(
                Plain.joined(
                    Concepts.words(request.getReasonCode()), Concepts.notes(request.getNote()))));
  }

  List<FactDraft> of(String id, MedicationStatement statement) {
    MedicationStatementStatus status = statement.getStatus();
    if (status == MedicationStatementStatus.ENTEREDINERROR
        || status == MedicationStatementStatus.INTENDED) {
      return List.of();
    }
    Day from = Day.NONE;
    Day to = Day.NONE;
    if (statement.getEffective() instanceof DateTimeType date) {
      from = Day.of(date, zone);
    } else if (statement.getEffective() instanceof Period period) {
      from = Day.of(period.getStartElement(), zone);
      to = Day.of(period.getEndElement(), zone);
    }
    FactDraft draft =
        draft(id, statement.getMedication())
            .lasting(from, to)
            .ongoing(status == MedicationStatementStatus.ACTIVE && !isOver(to))
            .dose(dose(statement.getDosage()))
            .outcome(
                ended(
                    status == MedicationStatementStatus.STOPPED ? "stopped" : "",
                    status == MedicationStatementStatus.ONHOLD ? "on hold" : "",
                    statement.getStatusReason().stream().findFirst().orElse(null)))
            .words(
                Plain.joined(
                    Concepts.words(statement.getReasonCode()),
                    Concepts.notes(statement.getNote())));
    return List.of(status == MedicationStatementStatus.NOTTAKEN ? draft.denied() : draft);
  }

  List<FactDraft> of(String id, MedicationAdministration given) {
    MedicationAdministrationStatus status = given.getStatus();
    if (status == MedicationAdministrationStatus.ENTEREDINERROR) {
      return List.of();
    }
    Day from = Day.NONE;
    Day to = Day.NONE;
    if (given.getEffective() instanceof DateTimeType date) {
      from = Day.of(date, zone);
    } else if (given.getEffective() instanceof Period period) {
      from = Day.of(period.getStartElement(), zone);
      to = Day.of(period.getEndElement(), zone);
    }
    String dose =
        given.getDosage().hasText()
            ? Plain.line(given.getDosage().getText())
            : spaced(
                amount(given.getDosage().getDose()), Concepts.words(given.getDosage().getRoute()));
    FactDraft draft =
        draft(id, given.getMedication())
            .lasting(from, to)
            .dose(dose)
            .outcome(
                ended(
                    status == MedicationAdministrationStatus.STOPPED ? "stopped" : "",
                    "",
                    given.getStatusReason().stream().findFirst().orElse(null)))
            .words(Plain.joined("given", Concepts.notes(given.getNote())));
    return List.of(status == MedicationAdministrationStatus.NOTDONE ? draft.denied() : draft);
  }

  private FactDraft draft(String id, Type medication) {
    CodeableConcept concept = new CodeableConcept();
    String name = "";
    if (medication instanceof CodeableConcept coded) {
      concept = coded;
    } else if (medication instanceof Reference reference) {
      concept = medications.apply(reference).map(Medication::getCode).orElse(concept);
      name = Plain.line(reference.getDisplay());
    }
    String words = Concepts.words(concept);
    return new FactDraft(
        id, FactKind.MEDICATION, CodeSystems.of(concept), words.isEmpty() ? name : words);
  }

  /** A course that has a last day is over after it, whatever its status says. */
  private boolean isOver(Day end) {
    return end.isPartial() || end.isKnown() && end.day().isBefore(today);
  }

  private static Period bounds(List<Dosage> dosages) {
    return dosages.stream()
        .map(dosage -> dosage.getTiming().getRepeat().getBounds())
        .filter(Period.class::isInstance)
        .map(Period.class::cast)
        .findFirst()
        .orElseGet(Period::new);
  }

  private static String ended(String stopped, String held, CodeableConcept reason) {
    return Plain.joined(stopped, held, reason == null ? "" : Concepts.words(reason));
  }

  private static String dose(List<Dosage> dosages) {
    return dosages.stream()
        .map(Medications::dose)
        .filter(each -> !each.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String dose(Dosage dosage) {
    if (dosage.hasText()) {
      return Plain.line(dosage.getText());
    }
    Type amount = dosage.getDoseAndRateFirstRep().getDose();
    TimingRepeatComponent repeat = dosage.getTiming().getRepeat();
    boolean asNeeded =
        dosage.hasAsNeededBooleanType() && dosage.getAsNeededBooleanType().getValue();
    return spaced(
        amount(amount),
        Concepts.words(dosage.getRoute()),
        often(repeat),
        Concepts.words(dosage.getTiming().getCode()),
        asNeeded ? "as needed" : "",
        repeat.getBounds() instanceof Duration length ? "for " + amount(length) : "");
  }

  private static String amount(Type amount) {
    if (amount instanceof Quantity quantity && quantity.hasValue()) {
      String unit = quantity.hasUnit() ? quantity.getUnit() : quantity.getCode();
      return spaced(Plain.number(quantity.getValue().stripTrailingZeros()), Plain.line(unit));
    }
    return amount instanceof Range range
        ? amount(range.getLow()) + " to " + amount(range.getHigh())
        : "";
  }

  /** Such as "2 times every 8 hours". */
  private static String often(TimingRepeatComponent repeat) {
    if (!repeat.hasFrequency() || !repeat.hasPeriod() || !repeat.hasPeriodUnit()) {
      return "";
    }
    String times = repeat.getFrequency() == 1 ? "once" : repeat.getFrequency() + " times";
    String period = Plain.number(repeat.getPeriod().stripTrailingZeros());
    String unit = repeat.getPeriodUnit().getDisplay().toLowerCase(Locale.ROOT);
    return times + " every " + (period.equals("1") ? unit : period + " " + unit + "s");
  }

  private static String spaced(String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
