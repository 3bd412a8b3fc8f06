package org.overturn.intake.fhir;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.overturn.intake.Flaw;

/** Where the properties of a case stand in an answer, as FHIRPath. */
record Elements(Line line, Determination determination, boolean patientPresent)
    implements UnaryOperator<String> {

  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("payerText", "ClaimResponse.insurer"),
          Map.entry("payerReference", "ClaimResponse.identifier"),
          Map.entry("payerPhone", "ClaimResponse.insurer.resolve().telecom"),
          Map.entry("patient.firstName", "ClaimResponse.patient.resolve().name.given"),
          Map.entry("patient.lastName", "ClaimResponse.patient.resolve().name.family"),
          Map.entry("patient.memberId", "ClaimResponse.patient.resolve().identifier"),
          Map.entry("reason.text", "ClaimResponse.processNote.text"));

  private static final String PATIENT = "ClaimResponse.patient";

  @Override
  public String apply(String property) {
    if (property.equals("determinationDate")) {
      return determination.element();
    }
    if (property.startsWith("service.")) {
      return line.element();
    }
    if (property.startsWith("patient") && !patientPresent) {
      return PATIENT;
    }
    return PLACES.getOrDefault(property, line.element());
  }

  /** One flaw for a patient or a service that is missing as a whole, with what to send instead. */
  List<Flaw> merged(List<Flaw> flaws) {
    return flaws.stream().map(this::merged).distinct().toList();
  }

  private Flaw merged(Flaw flaw) {
    boolean missing = flaw.problem().equals("is missing");
    if (missing && flaw.property().startsWith("patient") && !patientPresent) {
      return new Flaw(
          "patient",
          PATIENT,
          "does not lead to a Patient",
          "send the Patient in the same Bundle, or contained in the ClaimResponse");
    }
    if (missing && flaw.property().startsWith("service.")) {
      return new Flaw(
          "service",
          line.element(),
          "names no service",
          "send the Claim in the same Bundle, or the service as addItem.productOrService or in the"
              + " extension itemAuthorizedDetail");
    }
    return flaw;
  }
}
