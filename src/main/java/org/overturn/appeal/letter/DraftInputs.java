package org.overturn.appeal.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.denial.Authorization;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.Payer;
import org.overturn.evidence.Argument;
import org.overturn.evidence.Assessment;

/**
 * All that a letter is made of. Protected health information.
 *
 * @param of the case
 * @param level the code of the appeal level that the letter is about
 * @param right as the case goes by it at this level; empty where none is known
 * @param arguments what the packet says, without what people struck
 * @param rationale what the payer's reviewer gave in writing (R47)
 * @param decisionDue when the payer had to decide the appeal of this level; empty where it was not
 *     filed
 * @param enclosures what is on file to go with it
 * @param address where the payer takes appeals of this level; empty where none is kept
 * @param practice its name
 * @param zone the practice's
 * @param now only to tell whether the payer's clock has run out
 */
record DraftInputs(
    Of of,
    String level,
    Optional<AppealRight> right,
    List<Argument> arguments,
    Assessment assessment,
    Optional<CallFindings.Finding> call,
    Optional<ReviewerRationales.Rationale> rationale,
    List<DraftHistory.Level> levels,
    Optional<ComputedDeadline> decisionDue,
    List<Enclosure> enclosures,
    Optional<AppealAddress> address,
    String practice,
    ZoneId zone,
    Instant now) {

  DraftInputs {
    arguments = List.copyOf(arguments);
    levels = List.copyOf(levels);
    enclosures = List.copyOf(enclosures);
  }

  /**
   * The case itself.
   *
   * @param notice its facts, as a notice would give them
   * @param topic of the reason, a code
   * @param deniedBefore a corrected request was denied again
   * @param promised the reviewer reversed the denial in the call
   * @param authorization the number of the approval in writing; empty while there is none
   */
  record Of(
      CaseNumber number,
      DenialNotice notice,
      Payer payer,
      String topic,
      boolean deniedBefore,
      boolean promised,
      String authorization) {

    static Of denial(Denial denial) {
      return new Of(
          denial.number(),
          denial.facts(),
          denial.payer(),
          denial.reasonTopic(),
          denial.deniedBefore(),
          denial.callTrack() == CallTrack.OVERTURNED,
          denial.authorization().map(Authorization::number).orElse(""));
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
      return "Of[" + number + "]";
    }
  }

  /** Something on file. */
  record Enclosure(String key, String title) {}

  /** Says nothing of the patient. */
  @Override
  public String toString() {
    return "DraftInputs[" + of.number() + "]";
  }
}
