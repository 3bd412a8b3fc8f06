package org.overturn.denial;

import java.time.Instant;
import java.util.Optional;

/** What the peer-to-peer call brought out, for the appeal that follows it (R48). */
public interface CallFindings {

  /** The record of the last call in which a reviewer spoke, empty when there was none. */
  Optional<Finding> of(CaseNumber number);

  /**
   * The facts of the record.
   *
   * @param heldAt when the call started
   * @param statements the reviewer's claims, as noted
   */
  record Finding(
      Instant heldAt,
      String reviewerName,
      String reviewerCredentials,
      String reviewerSpecialty,
      String criterionFailed,
      String furtherInformation,
      String statements) {}
}
