package org.overturn.intake;

import java.time.ZoneId;
import java.util.List;

/**
 * How the facts of a finding were read from an original that was made for people.
 *
 * @param toCheck true when a person has to check them, because something that a case needs was not
 *     read, or not surely
 * @param windowZone the zone of the facts' {@code letterWindow} where the letter names one; null
 *     when it is the payer's
 * @param fields every fact that was read, in the order of the form
 */
public record Reading(boolean toCheck, ZoneId windowZone, List<ReadField> fields) {

  /** Of an original that was made for machines: nothing to check, and no positions. */
  public static final Reading OF_DATA = new Reading(false, null, List.of());

  public Reading {
    fields = List.copyOf(fields);
  }
}
