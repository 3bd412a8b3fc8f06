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
   * @param mismatch how the reviewer differed from who should have reviewed; null where they did
   *     not
   * @param statements the reviewer's claims, as noted
   */
  record Finding(
      Instant heldAt,
      String reviewerName,
      String reviewerCredentials,
      String reviewerSpecialty,
      Mismatch mismatch,
      String criterionFailed,
      String furtherInformation,
      String statements) {}

  /**
   * The reviewer was not who the case, or a law, asks for (R38).
   *
   * @param caseSpecialty as it is named where the source says; empty where the specialty fits
   * @param source where that stands
   * @param license the states of the reviewer's license; empty where it fits or nothing is asked
   * @param law what a law asks of the reviewer, with its source; empty where none is known to us
   * @param asked whether a reviewer of the same or a similar specialty was asked for in the call
   */
  record Mismatch(String caseSpecialty, String source, String license, String law, boolean asked) {}
}
