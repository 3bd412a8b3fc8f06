package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The payer as the decision tables know it.
 *
 * @param id the code by which the rule tables are keyed; {@code other} when not recognised
 * @param name the name people read: the directory's, or the notice's own words
 * @param recognised false when the payer is not in {@code identify-payer}: its rules are assumed
 */
@Embeddable
public record Payer(
    @Column(name = "payer_id") String id,
    @Column(name = "payer_name") String name,
    @Column(name = "payer_recognised") boolean recognised) {

  private static final String NOT_LISTED = "Not in the payer list";

  /**
   * The name where no words of a notice may stand: in the engine, and on lists that tell nothing of
   * patients. Somebody may have written a patient's name in place of the payer's.
   */
  public String listedName() {
    return listedName(name, recognised);
  }

  /** The same, of a row of a list. */
  public static String listedName(String name, boolean recognised) {
    return recognised ? name : NOT_LISTED;
  }
}
