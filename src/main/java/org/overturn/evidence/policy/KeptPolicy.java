package org.overturn.evidence.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A version as it is kept, without its criteria.
 *
 * @param place in the order in which versions were saved
 * @param key the number, however it is spelled
 */
record KeptPolicy(
    UUID id,
    long place,
    String payer,
    String number,
    String key,
    String version,
    String title,
    LocalDate from,
    LocalDate to,
    List<String> services,
    Origin origin,
    String savedBy,
    Instant savedAt) {

  /** Versions with the same line are versions of one policy. */
  Line line() {
    return new Line(payer, key);
  }

  /** One policy through all its versions. */
  record Line(String payer, String key) {}

  boolean bindsEverybody() {
    return PolicyPayers.EVERYBODY.equals(payer);
  }

  public String label() {
    return number + ", version " + version;
  }
}
