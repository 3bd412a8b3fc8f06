package org.overturn.deadline;

/** The event that starts the clock of an appeal's filing deadline. */
public enum FilingClockStart implements Coded {
  /** The date that the notice bears. */
  NOTICE_DATE,
  /** We received the notice. */
  NOTICE_RECEIVED,
  /** The payer decided at the level before. */
  PREVIOUS_DECISION;

  /** The choice with this code; see {@link Coded#of}. */
  public static FilingClockStart of(String code) {
    return Coded.of(FilingClockStart.class, code);
  }
}
