package org.overturn.deadline;

/** How a payer counts what happens after its hours or on a day off. */
public enum AfterHours implements Coded {
  /** Its own day is day 0, whatever day that is: the earlier reading. */
  SAME_DAY,
  /** As if it had happened when the next business day opens. */
  NEXT_BUSINESS_DAY;

  /** The choice with this code; see {@link Coded#of}. */
  public static AfterHours of(String code) {
    return Coded.of(AfterHours.class, code);
  }
}
