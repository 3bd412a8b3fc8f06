package org.overturn.evidence.chart;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.overturn.evidence.Code;

/** Codes as policies name them: the system by its usual short name. */
public final class CodeSystems {

  private static final String ICD_10_CM = "ICD-10-CM";
  private static final String OID = "urn:oid:2.16.840.1.113883.";

  /** By address in lower case, without scheme, {@code www.} and closing slash; and by OID. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("hl7.org/fhir/sid/icd-10-cm", ICD_10_CM),
          Map.entry(OID + "6.90", ICD_10_CM),
          Map.entry("hl7.org/fhir/sid/icd-10", "ICD-10"),
          Map.entry("hl7.org/fhir/sid/icd-9-cm", "ICD-9-CM"),
          Map.entry(OID + "6.103", "ICD-9-CM"),
          Map.entry("cms.gov/medicare/coding/icd10", "ICD-10-PCS"),
          Map.entry(OID + "6.4", "ICD-10-PCS"),
          Map.entry("snomed.info/sct", "SNOMED"),
          Map.entry(OID + "6.96", "SNOMED"),
          Map.entry("loinc.org", "LOINC"),
          Map.entry(OID + "6.1", "LOINC"),
          Map.entry("nlm.nih.gov/research/umls/rxnorm", "RxNorm"),
          Map.entry(OID + "6.88", "RxNorm"),
          Map.entry("ama-assn.org/go/cpt", "CPT"),
          Map.entry(OID + "6.12", "CPT"),
          Map.entry("cms.gov/medicare/coding/hcpcsreleasecodesets", "HCPCS"),
          Map.entry("cms.gov/medicare/coding/medhcpcsgeninfo", "HCPCS"),
          Map.entry("bluebutton.cms.gov/resources/codesystem/hcpcs", "HCPCS"),
          Map.entry(OID + "6.285", "HCPCS"),
          Map.entry("hl7.org/fhir/sid/ndc", "NDC"),
          Map.entry(OID + "6.69", "NDC"),
          Map.entry("hl7.org/fhir/sid/cvx", "CVX"),
          Map.entry(OID + "12.292", "CVX"),
          Map.entry("ada.org/cdt", "CDT"));

  private CodeSystems() {}

  /** All of a concept's codings; one without a system says nothing that is sure. */
  static List<Code> of(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(coding -> coding.hasSystem() && coding.hasCode())
        .map(CodeSystems::of)
        .distinct()
        .toList();
  }

  private static Code of(Coding coding) {
    String system = name(coding.getSystem());
    String code = Plain.line(coding.getCode());
    return new Code(system, system.equals(ICD_10_CM) ? dotted(code) : code);
  }

  /** The short name, or the address as it stands. */
  public static String name(String system) {
    String plain =
        system
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^https?://(www\\.)?", "")
            .replaceFirst("/$", "");
    return NAMES.getOrDefault(plain, Plain.line(system));
  }

  /** Claims systems leave out the dot of M54.16. */
  private static String dotted(String code) {
    String upper = code.toUpperCase(Locale.ROOT);
    return upper.matches("[A-Z]\\d[0-9A-Z][0-9A-Z]{1,4}")
        ? upper.substring(0, 3) + "." + upper.substring(3)
        : upper;
  }
}
