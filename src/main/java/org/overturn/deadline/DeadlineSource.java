package org.overturn.deadline;

/** Where a deadline comes from. */
public enum DeadlineSource implements Coded {
  /** A rule row, counted from a known event. */
  RULE,
  /** The denial letter states it, which goes before any rule (R6). */
  LETTER,
  /** Nobody published or stated it: a cautious default, until someone reads the letter (R67). */
  ASSUMED;

  /** The choice with this code; see {@link Coded#of}. */
  public static DeadlineSource of(String code) {
    return Coded.of(DeadlineSource.class, code);
  }
}
