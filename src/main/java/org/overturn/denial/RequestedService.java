package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.regex.Pattern;

/**
 * What was asked for.
 *
 * @param system the code system: CPT, HCPCS, ICD-10-PCS, NDC or another
 * @param code the code in that system
 * @param units how many were asked for, null when the notice does not say
 * @param diagnosisCodes ICD-10-CM codes separated by spaces, may be empty
 */
@Embeddable
public record RequestedService(
    @Column(name = "service_system")
        @NotBlank(message = "name the code system, such as CPT")
        @Size(max = 40)
        String system,
    @Column(name = "service_code")
        @NotBlank(message = "give the code of the denied service")
        @Size(max = 40)
        String code,
    @Column(name = "service_description") @Size(max = 400) String description,
    @Column(name = "units") @Positive(message = "units must be above zero") Integer units,
    @Column(name = "diagnosis_codes") @Size(max = 400) String diagnosisCodes) {

  /**
   * Codes by the form that those who issue them give them, with modifiers: five signs and a digit
   * among them for what the AMA, CMS and the ADA issue.
   */
  private static final Pattern CODED =
      Pattern.compile(
          "(?:CPT|HCPCS|CDT|HIPPS|other) (?=[A-Z]*\\d)[0-9A-Z]{5}(?:[ :-]?[0-9A-Z]{2}){0,4}"
              + "|ICD-10-PCS [0-9BCDFGHX][0-9A-HJ-NP-Z]{6}|ICD-9-PCS \\d\\d\\.?\\d{1,2}"
              + "|(?:NDC|other) (?:\\d{4,5}-\\d{3,4}-\\d{1,2}|\\d{10,11})|RxNorm \\d{1,8}"
              + "|(?:Revenue|REV) \\d{3,4}|(?:MS-)?DRG \\d{3}|(?:Service type|Request category) [0-9A-Z]{1,2}|Claim all",
          Pattern.CASE_INSENSITIVE);

  /** System and code, such as {@code CPT 72148}, as they stand on the notice. */
  public String label() {
    return system + " " + code;
  }

  /**
   * The same where no words of a notice may stand: in the engine, and on lists that tell nothing of
   * patients. What has not the form of a code may be anything.
   */
  public String codedLabel() {
    return CODED.matcher(label()).matches() ? label() : "See the case";
  }

  /**
   * A coarse category by code range, the key of {@code anticipated-objections.dmn}: CPT 70000 to
   * 79999 is radiology, 10000 to 69999 surgery, 97000 to 97799 therapy; HCPCS E, K and L are
   * equipment, J and Q drugs.
   */
  public String category() {
    if ("NDC".equals(system) || code.matches("[JQ]\\d{4}")) {
      return "drug";
    }
    if (code.matches("[EKL]\\d{4}")) {
      return "dme";
    }
    if (code.matches("7\\d{4}")) {
      return "imaging";
    }
    if (code.matches("97[0-7]\\d{2}")) {
      return "therapy";
    }
    return code.matches("[1-6]\\d{4}") ? "surgery" : "other";
  }
}
