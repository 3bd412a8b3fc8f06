package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether the case runs on standard or expedited clocks. */
public enum Urgency implements Coded {
  STANDARD("standard"),
  EXPEDITED("expedited");

  private final String code;

  Urgency(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static Urgency of(String code) {
    return Coded.of(Urgency.class, code);
  }
}
