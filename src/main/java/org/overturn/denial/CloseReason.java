package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why a supervisor ended a case without a decision of the payer. */
public enum CloseReason implements Coded {
  CARE_NO_LONGER_NEEDED("care-no-longer-needed"),
  DUPLICATE("duplicate"),
  PATIENTS_CHOICE("patients-choice"),
  OTHER("other");

  private final String code;

  CloseReason(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static CloseReason of(String code) {
    return Coded.of(CloseReason.class, code);
  }
}
