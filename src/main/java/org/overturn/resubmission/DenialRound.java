package org.overturn.resubmission;

import java.time.Instant;
import java.time.LocalDate;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;

/**
 * One denial of a case, as the payer gave it.
 *
 * @param round 0 for the denial that opened the case, else the corrected request that it answers
 * @param on the date on the notice
 */
record DenialRound(int round, LocalDate on, DenialReason reason, Instant keptAt) {

  static DenialRound of(int round, Denial denial, Instant at) {
    DenialReason reason = denial.reason();
    return new DenialRound(
        round,
        denial.determinationDate(),
        new DenialReason(
            orEmpty(reason.actionCode()),
            orEmpty(reason.codes()),
            orEmpty(reason.text()),
            orEmpty(reason.policyCited())),
        at);
  }

  boolean saysTheSameAs(DenialRound other) {
    return on.equals(other.on) && reason.equals(other.reason);
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
