package org.overturn.intake.fhir;

import java.util.Locale;
import java.util.Set;
import org.overturn.intake.PlainText;

/** Short names of the code systems in which services are asked for. */
final class ServiceSystems {

  private static final Set<String> PROCEDURES = Set.of("CPT", "HCPCS", "ICD-10-PCS", "NDC");

  private ServiceSystems() {}

  static boolean isProcedure(String name) {
    return PROCEDURES.contains(name);
  }

  /** The name people use; five digits in HCPCS are level I, which is CPT. */
  static String of(String url, String code) {
    String system = url == null ? "" : url.toLowerCase(Locale.ROOT);
    if (system.contains("ama-assn.org/go/cpt")) {
      return "CPT";
    }
    if (system.contains("hcpcs") || system.endsWith("2.16.840.1.113883.6.285")) {
      return code.matches("\\d{4}[0-9FTU]") ? "CPT" : "HCPCS";
    }
    if (system.contains("icd-10-pcs") || system.endsWith("/icd10")) {
      return "ICD-10-PCS";
    }
    if (system.endsWith("sid/ndc")) {
      return "NDC";
    }
    if (system.contains("revenuecodes")) {
      return "Revenue";
    }
    return system.endsWith("/1365") ? "Service type" : lastPart(system);
  }

  private static String lastPart(String system) {
    String part = PlainText.of(system.substring(system.lastIndexOf('/') + 1), 40);
    return part == null ? "other" : part;
  }
}
