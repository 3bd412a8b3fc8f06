package org.overturn.evidence;

/** What kind of thing a fact of the chart is. */
public enum FactKind {
  CONDITION("Condition"),
  OBSERVATION("Observation"),
  MEDICATION("Medication"),
  PROCEDURE("Procedure"),
  REPORT("Report"),
  DOCUMENT("Document");

  private final String words;

  FactKind(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
