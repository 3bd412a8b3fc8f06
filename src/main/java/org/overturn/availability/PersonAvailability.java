package org.overturn.availability;

import java.net.URI;

/**
 * What is kept of one person's weeks.
 *
 * @param userId whose it is
 * @param specialty of a physician, or null
 * @param npi the physician's National Provider Identifier, ten digits, or null; a denial that names
 *     it is this physician's
 * @param calendar where the person's own calendar can be read, or null; whoever knows the address
 *     can read it too, so it is never shown again
 * @param working when the person works; empty where the practice's hours hold
 * @param clinic when a physician sees patients and takes no call
 * @param version counts the changes; 0 when nothing was entered yet
 */
record PersonAvailability(
    String userId,
    String specialty,
    String npi,
    URI calendar,
    Week working,
    Week clinic,
    long version) {

  static PersonAvailability unknown(String userId) {
    return new PersonAvailability(userId, null, null, null, Week.EMPTY, Week.EMPTY, 0);
  }
}
