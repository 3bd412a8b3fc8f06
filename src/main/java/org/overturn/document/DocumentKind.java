package org.overturn.document;

import java.util.Arrays;
import org.overturn.denial.Coded;

/** What a document is in the case. */
public enum DocumentKind implements Coded {
  DENIAL_LETTER("denial-letter", "Denial letter"),
  CLINICAL_RECORD("clinical-record", "Clinical record"),
  CONSENT("consent", "Patient's consent"),
  PROOF_OF_FILING("proof-of-filing", "Proof of filing"),
  DETERMINATION("determination", "Payer's determination"),
  OTHER("other", "Other");

  private final String code;
  private final String label;

  DocumentKind(String code, String label) {
    this.code = code;
    this.label = label;
  }

  @Override
  public String code() {
    return code;
  }

  /** The words people read. */
  public String label() {
    return label;
  }

  /** What the payer wrote or answered: evidence even where it cannot be read. */
  boolean isOfThePayer() {
    return this == DENIAL_LETTER || this == DETERMINATION || this == PROOF_OF_FILING;
  }

  /**
   * The kind with this code.
   *
   * @throws DocumentRefused when there is none
   */
  static DocumentKind chosen(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new DocumentRefused("Choose what kind of document it is."));
  }
}
