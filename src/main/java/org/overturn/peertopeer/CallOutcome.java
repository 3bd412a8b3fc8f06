package org.overturn.peertopeer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.overturn.denial.Coded;

/** What came of a peer-to-peer call (R41). */
public enum CallOutcome implements Coded {
  OVERTURNED("overturned"),
  PARTIALLY_OVERTURNED("partially-overturned"),
  UPHELD("upheld"),
  MORE_INFORMATION_REQUESTED("more-information-requested"),
  REVIEWER_ABSENT("reviewer-absent"),
  WRONG_SPECIALTY("wrong-specialty"),
  DECISION_TO_FOLLOW("decision-to-follow");

  private final String code;

  CallOutcome(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static CallOutcome of(String code) {
    return Coded.of(CallOutcome.class, code);
  }

  /** The code in words: {@code more information requested}. */
  public String words() {
    return code.replace('-', ' ');
  }
}
