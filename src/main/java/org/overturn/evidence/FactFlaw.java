package org.overturn.evidence;

/** Why a fact of the chart cannot be relied on before a person has looked at it. */
public enum FactFlaw {
  /** It has no date, or one without a day where the day counts (R20). */
  UNDATED("no date"),
  /** It is dated after the chart was read. */
  FUTURE("dated in the future"),
  /** A measured value without a unit. */
  NO_UNIT("no unit"),
  /** Another fact of the same code and day says otherwise. */
  CONTRADICTED("another entry of that day says otherwise"),
  /** It ends before it begins. */
  ENDS_BEFORE_START("ends before it begins");

  private final String words;

  FactFlaw(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
