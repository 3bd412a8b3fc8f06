package org.overturn.denial;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Puts on record a decision of the payer that comes when nothing of the case waits for it: after an
 * appeal was withdrawn, or after the case has ended. The outcome stays as it is.
 */
public interface LaterDecisions {

  /**
   * Records it, once; the case is locked.
   *
   * @param decision {@code overturned}, {@code partially-overturned} or {@code upheld}
   * @param on the day of the decision
   * @param by who or what brought it
   * @return empty when it answers nothing that was put to the payer
   */
  Optional<Later> recorded(Denial denial, String decision, LocalDate on, String by);

  /**
   * What was recorded.
   *
   * @param words what has happened, without the patient
   * @param contradicts whether it says otherwise than the case stands, so that somebody has to see
   *     it
   */
  record Later(String words, boolean contradicts) {}
}
