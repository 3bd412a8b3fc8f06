package org.overturn.intake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Coded;

/**
 * What a person found in an arrival that nothing else could settle.
 *
 * @param number the case it opened or belongs to; null when it was no denial
 * @param note what they found and did
 */
public record WhatItWas(Outcome outcome, CaseNumber number, String note) {

  /** What came of it. */
  public enum Outcome implements Coded {
    ENTERED_BY_HAND("entered-by-hand", NoticeState.ACCEPTED),
    KNOWN_CASE("known-case", NoticeState.DUPLICATE),
    NOT_A_DENIAL("not-a-denial", NoticeState.NOT_A_DENIAL);

    private final String code;
    private final NoticeState state;

    Outcome(String code, NoticeState state) {
      this.code = code;
      this.state = state;
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

    NoticeState state() {
      return state;
    }

    /** True when it has to be said which case. */
    public boolean hasCase() {
      return this != NOT_A_DENIAL;
    }
  }
}
