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
   * @param mismatch how the reviewer's specialty differed from the case's; null where it did not
   * @param statements the reviewer's claims, as noted
   */
  record Finding(
      Instant heldAt,
      String reviewerName,
      String reviewerCredentials,
      String reviewerSpecialty,
      SpecialtyMismatch mismatch,
      String criterionFailed,
      String furtherInformation,
      String statements) {}

  /**
   * The reviewer was of another specialty than the case (R38).
   *
   * @param caseSpecialty as it is named where the source says
   * @param source where that stands
   * @param asked whether a reviewer of the same or a similar specialty was asked for in the call
   */
  record SpecialtyMismatch(String caseSpecialty, String source, boolean asked) {}
}
