package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Clinical denials go to a peer-to-peer call and an appeal, administrative ones to a corrected
 * resubmission.
 */
public enum DenialKind implements Coded {
  CLINICAL("clinical"),
  ADMINISTRATIVE("administrative"),
  UNCLEAR("unclear");

  private final String code;

  DenialKind(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static DenialKind of(String code) {
    return Coded.of(DenialKind.class, code);
  }
}
