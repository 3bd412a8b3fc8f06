package org.overturn.intake;

import java.util.Optional;

/** What a payer answered for a service line, by its X12 action code (HCR01, code list 306). */
public enum Answer {
  DENIED,
  /** A2 or A6: the part that was not approved is denied. */
  PARTLY_APPROVED,
  /** AAA: the request was refused as it stood; it is corrected and sent again (R73). */
  REFUSED_REQUEST,
  APPROVED,
  PENDED,
  /** C or NA: cancelled, or no action required. */
  WITHDRAWN,
  /** CT: call the payer; it says nothing of a decision. */
  CALL_PAYER,
  /** It is about no decision at all; the finding's note says what it is instead. */
  NO_DENIAL,
  /** Nothing that could be read as a decision. */
  UNCLEAR;

  /** The answer behind an action code; an empty code is a denial without codes. */
  public static Optional<Answer> of(String actionCode) {
    return Optional.ofNullable(
        switch (actionCode == null ? "" : actionCode) {
          case "", "A3" -> DENIED;
          case "A2", "A6" -> PARTLY_APPROVED;
          case "AAA" -> REFUSED_REQUEST;
          case "A1" -> APPROVED;
          case "A4" -> PENDED;
          case "C", "NA" -> WITHDRAWN;
          case "CT" -> CALL_PAYER;
          default -> null;
        });
  }

  /** True where something stays denied, so that there is work for the practice. */
  public boolean leavesWork() {
    return this == DENIED || this == PARTLY_APPROVED || this == REFUSED_REQUEST;
  }
}
