package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where the care is given; some payers' windows differ by it. */
public enum CareSetting implements Coded {
  INPATIENT("inpatient"),
  OUTPATIENT("outpatient"),
  UNKNOWN("unknown");

  private final String code;

  CareSetting(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static CareSetting of(String code) {
    return Coded.of(CareSetting.class, code);
  }
}
