package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a case ended. */
public enum Outcome implements Coded {
  OVERTURNED("overturned"),
  PARTIALLY_OVERTURNED("partially-overturned"),
  RESUBMISSION_APPROVED("resubmission-approved"),
  UPHELD("upheld"),
  CLOSED("closed");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static Outcome of(String code) {
    return Coded.of(Outcome.class, code);
  }
}
