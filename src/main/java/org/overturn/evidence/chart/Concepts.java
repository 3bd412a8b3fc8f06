package org.overturn.evidence.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What concepts and notes say in words. */
final class Concepts {

  private Concepts() {}

  /** The text, or else the first display, or else the first code; empty where there is none. */
  static String words(CodeableConcept concept) {
    if (concept.hasText()) {
      return Plain.line(concept.getText());
    }
    return concept.getCoding().stream()
        .filter(Coding::hasDisplay)
        .map(coding -> Plain.line(coding.getDisplay()))
        .findFirst()
        .orElseGet(() -> Plain.line(concept.getCodingFirstRep().getCode()));
  }

  static String words(List<CodeableConcept> concepts) {
    return concepts.stream()
        .map(Concepts::words)
        .filter(each -> !each.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static boolean is(CodeableConcept concept, String code) {
    return concept.getCoding().stream().anyMatch(coding -> code.equals(coding.getCode()));
  }

  static String notes(List<Annotation> notes) {
    return Plain.note(
        notes.stream()
            .map(Annotation::getText)
            .filter(text -> text != null && !text.isBlank())
            .collect(Collectors.joining("\n")));
  }
}
