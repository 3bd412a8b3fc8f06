package org.overturn.appeal.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.overturn.denial.CaseNumber;

/** What became of a case's appeals so far, for the letters that build on it. */
public interface DraftHistory {

  /** The levels that were opened, the first one first. */
  List<Level> of(CaseNumber number);

  /**
   * One level. What has not happened yet is null.
   *
   * @param code the level's code, such as {@code internal-1}
   * @param right by which name people know it
   * @param filedAt when it was filed
   * @param method how it was filed
   * @param confirmation by what number the payer confirmed it
   * @param decision upheld, overturned or partially-overturned
   * @param rationale the payer's words
   */
  record Level(
      String code,
      String right,
      LocalDate consentOn,
      String consentHow,
      Instant filedAt,
      String method,
      String confirmation,
      String decision,
      LocalDate decidedOn,
      String rationale,
      LocalDate withdrawnOn) {

    /** Says nothing of the patient: a rationale must not reach a log by accident. */
    @Override
    public String toString() {
      return "Level[" + code + "]";
    }
  }
}
