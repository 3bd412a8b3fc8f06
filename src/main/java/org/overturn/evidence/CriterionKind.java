package org.overturn.evidence;

import org.overturn.denial.Coded;

/** What would meet a criterion. */
public enum CriterionKind implements Coded {
  /** A condition of these codes. */
  DIAGNOSIS("diagnosis"),
  /** A measured value beyond a threshold. */
  VALUE("value"),
  /** A therapy or medication that was tried, for as long as is asked. */
  TREATMENT("treatment"),
  /** A procedure, study or visit that took place. */
  PROCEDURE("procedure"),
  /** A report or document on file. */
  DOCUMENT("document"),
  /** The chart must not have such a fact: a contraindication, the same study just before. */
  ABSENCE("absence"),
  /** Only the physician can say. */
  JUDGEMENT("judgement");

  private final String code;

  CriterionKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
