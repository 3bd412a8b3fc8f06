package org.overturn.intake;

import org.overturn.denial.Coded;

/** How a notice reached the practice. */
public enum Channel implements Coded {
  FHIR("fhir", "FHIR"),
  JSON("json", "JSON"),
  TASKLIST("tasklist", "Tasklist");

  private final String code;
  private final String words;

  Channel(String code, String words) {
    this.code = code;
    this.words = words;
  }

  @Override
  public String code() {
    return code;
  }

  /** As it stands on the timeline: "received by FHIR". */
  String words() {
    return words;
  }

  static Channel of(String code) {
    return Coded.of(Channel.class, code);
  }
}
