package org.overturn.resubmission;

import java.util.LinkedHashMap;
import java.util.Map;

/** What may be chosen in a field, by the code that is stored; in the words people read. */
final class RequestChoices {

  private static final Map<RequestField, Map<String, String>> CHOICES =
      Map.of(
          RequestField.LINE_OF_BUSINESS,
              choices(
                  "commercial", "Commercial",
                  "employer", "Employer plan",
                  "marketplace", "Marketplace",
                  "medicare-advantage", "Medicare Advantage",
                  "medicare-part-d", "Medicare Part D",
                  "medicaid-managed-care", "Medicaid managed care",
                  "fep", "Federal Employee Program",
                  "unknown", "Not known"),
          RequestField.GENDER,
              choices("female", "Female", "male", "Male", "unknown", "Not known to the plan"),
          RequestField.RELATIONSHIP,
              choices(
                  "self", "the subscriber",
                  "spouse", "the subscriber's spouse",
                  "child", "the subscriber's child",
                  "other", "another dependent"),
          RequestField.CODE_SYSTEM,
              choices(
                  "CPT", "CPT",
                  "HCPCS", "HCPCS",
                  "ICD-10-PCS", "ICD-10-PCS",
                  "NDC", "NDC (drug)",
                  "REV", "Revenue code"),
          RequestField.SETTING,
              choices("inpatient", "Inpatient", "outpatient", "Outpatient", "unknown", "Not known"),
          RequestField.URGENCY, choices("standard", "Standard", "expedited", "Expedited"),
          RequestField.WHAT_WAS_WRONG,
              choices(
                  "code", "Code",
                  "eligibility", "Eligibility",
                  "plan", "Wrong plan or payer",
                  "missing-attachment", "Missing attachment",
                  "other", "Something else"));

  private RequestChoices() {}

  /** By code, in their order; empty for a field in which nothing is chosen. */
  static Map<String, String> of(RequestField field) {
    return CHOICES.getOrDefault(field, Map.of());
  }

  /** A value as people read it; one that is no choice as it stands. */
  static String words(RequestField field, String value) {
    return of(field).getOrDefault(value, value);
  }

  private static Map<String, String> choices(String... codesAndWords) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (int i = 0; i < codesAndWords.length; i += 2) {
      choices.put(codesAndWords[i], codesAndWords[i + 1]);
    }
    return choices;
  }
}
