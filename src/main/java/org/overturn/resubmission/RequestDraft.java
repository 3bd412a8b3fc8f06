package org.overturn.resubmission;

import java.time.Instant;
import org.overturn.denial.CaseNumber;

/**
 * A corrected request as somebody saved it.
 *
 * @param attempt which time the request is sent again, from 1
 * @param version of the attempt's draft, from 1; 0 before anyone has saved
 * @param base the request as the case knew it then
 */
record RequestDraft(
    int attempt, int version, RequestValues base, RequestValues content, String by, Instant at) {

  boolean isSaved() {
    return version > 0;
  }

  /** Ours, by which the payer's answer can name it: case, attempt and version. */
  String trace(CaseNumber number) {
    return "%s-R%d-%d".formatted(number, attempt, version);
  }

  /** The same over what the case knows by now. */
  RequestDraft over(RequestValues original) {
    return new RequestDraft(attempt, version, original, content.rebased(base, original), by, at);
  }
}
