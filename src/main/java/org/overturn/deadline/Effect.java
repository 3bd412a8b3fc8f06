package org.overturn.deadline;

/** What a call can do: some payers only explain the denial in it (F08, F20). */
public enum Effect implements Coded {
  CAN_OVERTURN,
  EXPLAINS_ONLY;

  /** The choice with this code; see {@link Coded#of}. */
  public static Effect of(String code) {
    return Coded.of(Effect.class, code);
  }
}
