package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where the written appeal of a case stands. */
public enum AppealTrack implements Coded {
  NOT_OPENED("not-opened"),
  WAITING_FOR_CALL("waiting-for-call"),
  DRAFTING("drafting"),
  TO_SIGN("to-sign"),
  HELD("held"),
  TO_FILE("to-file"),
  FILED("filed"),
  OVERTURNED("overturned"),
  PARTIALLY_OVERTURNED("partially-overturned"),
  UPHELD("upheld"),
  DEADLINE_MISSED("deadline-missed"),
  WITHDRAWN("withdrawn"),
  STOPPED("stopped");

  private final String code;

  AppealTrack(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** True while the payer or the practice still has a step to take. */
  public boolean isRunning() {
    return this == WAITING_FOR_CALL
        || this == DRAFTING
        || this == TO_SIGN
        || this == HELD
        || this == TO_FILE
        || this == FILED;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static AppealTrack of(String code) {
    return Coded.of(AppealTrack.class, code);
  }
}
