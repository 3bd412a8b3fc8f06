package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where the peer-to-peer track of a case stands. */
public enum CallTrack implements Coded {
  NOT_OPENED("not-opened"),
  TO_REQUEST("to-request"),
  TO_SCHEDULE("to-schedule"),
  SCHEDULED("scheduled"),
  DOCUMENTS_REQUESTED("documents-requested"),
  AWAITING_DECISION("awaiting-decision"),
  OVERTURNED("overturned"),
  UPHELD("upheld"),
  LAPSED("lapsed"),
  NOT_AVAILABLE("not-available"),
  STOPPED("stopped");

  private final String code;

  CallTrack(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** True while a call can still come of it. */
  public boolean isRunning() {
    return this == TO_REQUEST
        || this == TO_SCHEDULE
        || this == SCHEDULED
        || this == DOCUMENTS_REQUESTED
        || this == AWAITING_DECISION;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static CallTrack of(String code) {
    return Coded.of(CallTrack.class, code);
  }
}
