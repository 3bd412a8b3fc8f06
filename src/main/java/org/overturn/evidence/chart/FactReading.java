package org.overturn.evidence.chart;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.overturn.evidence.ChartFact;

/** Makes facts of one patient's resources. */
class FactReading {

  private final ZoneId zone;
  private final LocalDate today;
  private final Chart chart;
  private final Map<String, Medication> medicationsById = new HashMap<>();

  /**
   * Reads a chart.
   *
   * @param zone the practice's, in which an instant's day is taken
   * @param today there
   */
  FactReading(Chart chart, ZoneId zone, LocalDate today) {
    this.chart = chart;
    this.zone = zone;
    this.today = today;
    for (Chart.Entry entry : chart.entries()) {
      if (entry.resource() instanceof Medication medication) {
        medicationsById.put(lastPart(entry.id()), medication);
      }
    }
  }

  List<ChartFact> facts() {
    List<FactDraft> drafts = new ArrayList<>();
    chart.entries().forEach(entry -> drafts.addAll(drafts(entry.id(), entry.resource())));
    return FactFlaws.facts(drafts, today);
  }

  private List<FactDraft> drafts(String id, Resource resource) {
    if (resource instanceof Condition condition) {
      return Conditions.of(id, condition, zone);
    }
    if (resource instanceof Observation observation) {
      return Observations.of(id, observation, zone);
    }
    if (resource instanceof Procedure procedure) {
      return Procedures.of(id, procedure, zone);
    }
    if (resource instanceof DiagnosticReport report) {
      return Reports.of(id, report, zone);
    }
    return resource instanceof DocumentReference document
        ? Reports.of(id, document, zone)
        : medications(id, resource);
  }

  private List<FactDraft> medications(String id, Resource resource) {
    Medications reading =
        new Medications(zone, today, reference -> medication(reference, resource));
    if (resource instanceof MedicationRequest request) {
      return reading.of(id, request);
    }
    if (resource instanceof MedicationStatement statement) {
      return reading.of(id, statement);
    }
    return resource instanceof MedicationAdministration given ? reading.of(id, given) : List.of();
  }

  private Optional<Medication> medication(Reference reference, Resource from) {
    if (reference.getResource() instanceof Medication medication) {
      return Optional.of(medication);
    }
    String target = reference.getReference();
    if (target == null) {
      return Optional.empty();
    }
    if (target.startsWith("#") && from instanceof DomainResource holder) {
      return holder.getContained().stream()
          .filter(Medication.class::isInstance)
          .filter(each -> lastPart(target).equals(lastPart(each.getId())))
          .map(Medication.class::cast)
          .findFirst();
    }
    return Optional.ofNullable(medicationsById.get(lastPart(target)));
  }

  /** Of {@code Medication/4}, {@code #4} and {@code urn:uuid:4}: 4. */
  private static String lastPart(String reference) {
    String plain = reference == null ? "" : reference.replaceFirst("/_history/.*$", "");
    return plain.replaceFirst("^.*[/#:]", "");
  }
}
