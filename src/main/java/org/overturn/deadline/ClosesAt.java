package org.overturn.deadline;

/** Where in its last day a window closes. A window of hours never lasts beyond its hours. */
public enum ClosesAt implements Coded {
  /** 23:59:59 in the payer's zone. */
  END_OF_DAY,
  /** When the payer's phones close, on whatever day that is. */
  CLOSE_OF_BUSINESS,
  /** At the clock time of the event that started it; at the day's start when no time is known. */
  SAME_TIME;

  /** The choice with this code; see {@link Coded#of}. */
  public static ClosesAt of(String code) {
    return Coded.of(ClosesAt.class, code);
  }
}
