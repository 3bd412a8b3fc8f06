package org.overturn.evidence;

import org.overturn.denial.Coded;

/** How a criterion stands. */
public enum Standing implements Coded {
  MET("met", "Met"),
  NOT_MET("not-met", "Not met"),
  MISSING("missing", "Missing"),
  JUDGEMENT("judgement", "Physician's judgement");

  private final String code;
  private final String words;

  Standing(String code, String words) {
    this.code = code;
    this.words = words;
  }

  @Override
  public String code() {
    return code;
  }

  public String words() {
    return words;
  }
}
