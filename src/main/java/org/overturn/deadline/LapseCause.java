package org.overturn.deadline;

/** Why a window or a deadline passed unused, in the words of the supervisor's form. */
public enum LapseCause implements Coded {
  NOBODY_WAS_FREE("Nobody was free to act in time"),
  REASON_CAME_LATE("The denial reason came too late"),
  PAYER_NOT_REACHED("The payer could not be reached"),
  ARRIVED_LATE("The denial reached the practice too late"),
  SYSTEM_AWAY("Overturn or the network was down"),
  DECIDED_NOT_TO("The practice decided not to use it"),
  OTHER("Another cause");

  /** The codes of all causes, as a pattern for forms. */
  public static final String CODES =
      "nobody-was-free|reason-came-late|payer-not-reached|arrived-late|system-away"
          + "|decided-not-to|other";

  private final String label;

  LapseCause(String label) {
    this.label = label;
  }

  /** The choice with this code; see {@link Coded#of}. */
  public static LapseCause of(String code) {
    return Coded.of(LapseCause.class, code);
  }

  /** The cause in a few words. */
  public String label() {
    return label;
  }
}
