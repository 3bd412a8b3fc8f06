package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Why the payer said no, as it said it.
 *
 * @param actionCode X12 HCR01 (A1, A2, A3, A4, A6, C, CT, NA) or {@code AAA}; empty when not coded
 * @param codes {@code SYSTEM:CODE} separated by spaces, systems HCR (list 886), CARC, RARC, AAA
 * @param text the payer's own words; protected health information
 * @param policyCited the policy or criterion the notice names
 */
@Embeddable
public record DenialReason(
    @Column(name = "action_code") @Size(max = 10) String actionCode,
    @Column(name = "reason_codes")
        @Size(max = 200)
        @Pattern(
            regexp = "|(HCR|CARC|RARC|AAA):[A-Za-z0-9]+( (HCR|CARC|RARC|AAA):[A-Za-z0-9]+)*",
            message = "write reason codes as SYSTEM:CODE, for example HCR:0F CARC:50")
        String codes,
    @Column(name = "reason_text") @Size(max = 8000) String text,
    @Column(name = "policy_cited") @Size(max = 400) String policyCited) {

  /**
   * True when the payer's reason can be read: a code or words. The call is never scheduled blind
   * (R7).
   */
  public boolean inWriting() {
    return !isBlank(codes) || !isBlank(text);
  }

  private static boolean isBlank(String value) {
    return value == null || value.isBlank();
  }

  @Override
  public String toString() {
    return "DenialReason[" + actionCode + " " + codes + "]";
  }
}
