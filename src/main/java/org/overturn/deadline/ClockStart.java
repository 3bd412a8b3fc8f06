package org.overturn.deadline;

/** The event that starts the clock of a request window (R5). */
public enum ClockStart implements Coded {
  /** The payer decided. */
  DETERMINATION,
  /** We received the denial. */
  NOTICE_RECEIVED,
  /** The payer posted or mailed the denial. */
  NOTICE_POSTED,
  /** The patient left the hospital. */
  DISCHARGE,
  /** The payer first tried to reach us for the call. */
  FIRST_ATTEMPT;

  /** The choice with this code; see {@link Coded#of}. */
  public static ClockStart of(String code) {
    return Coded.of(ClockStart.class, code);
  }
}
