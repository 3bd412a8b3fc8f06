package org.overturn.deadline;

/** When a payer holds a peer-to-peer call at all. */
public enum Offered implements Coded {
  AFTER_DETERMINATION,
  BEFORE_DETERMINATION,
  ANY_TIME,
  NOT_OFFERED;

  /** The choice with this code; see {@link Coded#of}. */
  public static Offered of(String code) {
    return Coded.of(Offered.class, code);
  }
}
