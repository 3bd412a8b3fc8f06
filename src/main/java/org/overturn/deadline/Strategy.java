package org.overturn.deadline;

/** How the call and the written appeal follow each other with a payer (R45). */
public enum Strategy implements Coded {
  BOTH_AT_ONCE,
  CALL_FIRST;

  /** The choice with this code; see {@link Coded#of}. */
  public static Strategy of(String code) {
    return Coded.of(Strategy.class, code);
  }
}
