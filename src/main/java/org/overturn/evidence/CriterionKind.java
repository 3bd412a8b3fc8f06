package org.overturn.evidence;

import org.overturn.denial.Coded;

/** What would meet a criterion. */
public enum CriterionKind implements Coded {
  /** A condition of these codes. */
  DIAGNOSIS("diagnosis", "The diagnosis with its date and code"),
  /** A measured value beyond a threshold. */
  VALUE("value", "The measured value with unit and date"),
  /** A therapy or medication that was tried, for as long as is asked. */
  TREATMENT("treatment", "Notes of the treatment with first and last day, dose and outcome"),
  /** A procedure, study or visit that took place. */
  PROCEDURE("procedure", "The report with the day on which it took place"),
  /** A report or document on file. */
  DOCUMENT("document", "The document itself, dated"),
  /** The chart must not have such a fact: a contraindication, the same study just before. */
  ABSENCE("absence", "The chart, to see that it has none"),
  /** Only the physician can say. */
  JUDGEMENT("judgement", "The physician's assessment in writing");

  private final String code;
  private final String usuallyToGet;

  CriterionKind(String code, String usuallyToGet) {
    this.code = code;
    this.usuallyToGet = usuallyToGet;
  }

  /** What to get where such a criterion is missing and its policy does not say. */
  String usuallyToGet() {
    return usuallyToGet;
  }

  @Override
  public String code() {
    return code;
  }
}
