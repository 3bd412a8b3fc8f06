package org.overturn.deadline;

/** Who may hold the call for the practice (R17). */
public enum WhoMaySpeak implements Coded {
  ORDERING_PHYSICIAN,
  ANY_PHYSICIAN,
  DESIGNEE;

  /** The choice with this code; see {@link Coded#of}. */
  public static WhoMaySpeak of(String code) {
    return Coded.of(WhoMaySpeak.class, code);
  }
}
