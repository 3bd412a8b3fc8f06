package org.overturn.intake;

import org.overturn.denial.Coded;

/** What became of a notice. */
public enum NoticeState implements Coded {
  /** Kept, not settled yet; the sweep takes it up when a crash left it behind. */
  RECEIVED("received"),
  /** Taken apart: it held many notices, and each of them has its own state. */
  SPLIT("split"),
  /** It opened at least one case. */
  ACCEPTED("accepted"),
  /** All it says was known already. */
  DUPLICATE("duplicate"),
  /** An approval of a request that has no case, or a request that is still pending. */
  NOT_A_DENIAL("not-a-denial"),
  /** The payer's later decision on a case, handed to the step that waited for it. */
  DECISION("decision"),
  /** Something only a person can judge; {@code why} says what. */
  NEEDS_A_PERSON("needs-a-person"),
  /** Refused; the sender, or the person at the form, was told why. */
  REJECTED("rejected");

  private final String code;

  NoticeState(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
