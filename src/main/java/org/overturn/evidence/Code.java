package org.overturn.evidence;

/**
 * A code in its system.
 *
 * @param system by its usual short name: ICD-10-CM, SNOMED, LOINC, RxNorm, CPT, HCPCS, NDC, CVX, or
 *     the system's address where it has none
 */
public record Code(String system, String code) {

  /** Such as {@code LOINC 2708-6}. */
  public String label() {
    return system + " " + code;
  }
}
