package org.overturn.evidence.chart;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/**
 * Parses single resources, tolerantly: what is unknown or has a broken value is passed over, and
 * nothing is logged, since the library's own handlers would quote values.
 */
final class Resources {

  private static final Map<String, Class<? extends Resource>> READ =
      Stream.of(
              Patient.class,
              Coverage.class,
              Condition.class,
              Observation.class,
              MedicationRequest.class,
              MedicationStatement.class,
              MedicationAdministration.class,
              Medication.class,
              Procedure.class,
              DiagnosticReport.class,
              DocumentReference.class)
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private Resources() {}

  /** The holder idiom: building the context takes about a second, so it waits for its first use. */
  private static final class Context {
    static final FhirContext R4 = FhirContext.forR4Cached();
  }

  static FhirContext context() {
    return Context.R4;
  }

  /** Whether facts, or who the patient is, are read from resources of this type. */
  static boolean isRead(String type) {
    return READ.containsKey(type);
  }

  /** The resource; empty for one that cannot be read. */
  static Optional<Resource> parse(JsonNode tree) {
    try {
      IParser parser = Context.R4.newJsonParser();
      parser.setParserErrorHandler(new ErrorHandlerAdapter());
      IBaseResource parsed =
          parser.parseResource(READ.get(tree.path("resourceType").asText()), tree.toString());
      return Optional.of((Resource) parsed);
    } catch (RuntimeException broken) {
      // the library throws much more than its DataFormatException, and texts that quote values
      return Optional.empty();
    }
  }
}
