package org.overturn.appeal.letter;

import java.time.LocalDate;
import java.util.Optional;
import org.overturn.denial.CaseNumber;

/** What the payer's reviewer gave in writing as the rationale of the denial (R47). */
public interface ReviewerRationales {

  /** The one that arrived last; empty while none did. */
  Optional<Rationale> of(CaseNumber number);

  /**
   * A rationale. Protected health information.
   *
   * @param level the code of the appeal level at which it arrived
   * @param words as they arrived
   * @param by reviewer, credentials and specialty, as far as the payer names them; or empty
   * @param on the day on which it arrived
   */
  record Rationale(String level, String words, String by, LocalDate on) {

    /** Says nothing of the patient: a rationale must not reach a log by accident. */
    @Override
    public String toString() {
      return "Rationale[" + on + "]";
    }
  }
}
