package org.overturn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/**
 * A patient's chart as an EHR exports it: two thousand observations over three years, a course of
 * therapy, conditions and medications, and as many claims as make it five megabytes.
 */
final class PatientBundle {

  static final int OBSERVATIONS = 2_000;
  private static final int BYTES = 5 * 1024 * 1024;

  private static final String[][] MEASURED = {
    {"59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry", "%", "80", "99"},
    {"39156-5", "Body mass index (BMI) [Ratio]", "kg/m2", "24", "38"},
    {"8867-4", "Heart rate", "/min", "58", "96"},
    {
      "72514-3",
      "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
      "{score}",
      "3",
      "9"
    },
    {"2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", "80", "160"},
    {"8480-6", "Systolic blood pressure", "mm[Hg]", "105", "160"}
  };

  private final StringBuilder text = new StringBuilder(BYTES + 10_000);
  private final Random chance = new Random(20261122);
  private int number;

  private PatientBundle() {}

  /** Writes the chart of Anna Bench, born 1966-09-08, as it was at the end of a day. */
  static void write(Path file, LocalDate today) {
    try {
      Files.writeString(file, new PatientBundle().of(today), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String of(LocalDate today) {
    text.append("{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [");
    text.append(
        """
        {"fullUrl": "urn:uuid:patient", "resource": {"resourceType": "Patient", "id": "patient",
          "identifier": [{"value": "U004711"}], "birthDate": "1966-09-08",
          "name": [{"family": "Bench", "given": ["Anna"]}]}}""");
    for (int n = 0; n < OBSERVATIONS; n++) {
      String[] what = MEASURED[n % MEASURED.length];
      int low = Integer.parseInt(what[3]);
      int value = low + chance.nextInt(Integer.parseInt(what[4]) - low + 1);
      add(
          """
          {"resourceType": "Observation", "id": "o%d", "status": "final", %s,
            "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "vital-signs", "display": "Vital signs"}]}],
            "code": {"coding": [{"system": "http://loinc.org", "code": "%s", "display": "%s"}], "text": "%s"},
            "effectiveDateTime": "%sT09:30:00-05:00", "issued": "%sT09:30:00.000-05:00",
            "valueQuantity": {"value": %d, "unit": "%s", "system": "http://unitsofmeasure.org", "code": "%s"}}"""
              .formatted(
                  n,
                  subject(),
                  what[0],
                  what[1],
                  what[1],
                  today.minusDays(n / 2),
                  today.minusDays(n / 2),
                  value,
                  what[2],
                  what[2]));
    }
    for (int week = 1; week <= 7; week++) {
      add(
          """
          {"resourceType": "Procedure", "id": "p%d", "status": "completed", %s,
            "code": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "97110", "display": "Therapeutic exercise"}], "text": "Physical therapy"},
            "performedDateTime": "%s"}"""
              .formatted(week, subject(), today.minusWeeks(week)));
    }
    add(
        """
        {"resourceType": "Condition", "id": "c1", %s,
          "clinicalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
          "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M54.16", "display": "Radiculopathy, lumbar region"}], "text": "Lumbar radiculopathy"},
          "onsetDateTime": "%s"}"""
            .formatted(subject(), today.minusMonths(5)));
    add(
        """
        {"resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "order", %s,
          "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "5640", "display": "ibuprofen"}], "text": "Ibuprofen 600 MG oral tablet"},
          "authoredOn": "%s", "dosageInstruction": [{"text": "600 mg three times a day with food"}]}"""
            .formatted(subject(), today.minusMonths(2)));
    while (text.length() < BYTES) {
      add(
          """
          {"resourceType": "Claim", "id": "b%d", "status": "active", "use": "claim", "created": "%s",
            "patient": {"reference": "urn:uuid:patient"}, "provider": {"display": "Lakeside Orthopedics"},
            "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/claim-type", "code": "professional"}]},
            "priority": {"coding": [{"code": "normal"}]},
            "insurance": [{"sequence": 1, "focal": true, "coverage": {"display": "Employer plan"}}],
            "item": [{"sequence": 1, "productOrService": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "99213"}], "text": "Office visit, established patient, low complexity"}, "net": {"value": 124.5, "currency": "USD"}}]}"""
              .formatted(number, today.minusDays(number % 900)));
    }
    return text.append("]}").toString();
  }

  private static String subject() {
    return "\"subject\": {\"reference\": \"urn:uuid:patient\"}";
  }

  private void add(String resource) {
    text.append(",\n{\"fullUrl\": \"urn:uuid:r").append(number++).append("\", \"resource\": ");
    text.append(resource).append('}');
  }
}
