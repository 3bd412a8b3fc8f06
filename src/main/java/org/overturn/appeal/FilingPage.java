package org.overturn.appeal;

import java.util.List;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.letter.LetterState;
import org.overturn.denial.CaseNumber;

/**
 * What the page of a case's filings shows.
 *
 * @param address where the payer takes the appeal that is next to be filed, or was filed last; null
 *     when none is kept
 * @param toCheck whether that address is to be held against the payer's letter
 * @param levels at which something can be sent now; empty when nothing can
 * @param letters beside the appeal
 * @param letterKinds what can be begun by hand
 * @param mayBeDecidedLater whether a decision could come that no step of the case waits for
 */
record FilingPage(
    CaseNumber number,
    String payer,
    AppealAddress address,
    boolean toCheck,
    List<ProofDocuments.Proof> proofs,
    List<Row> sendings,
    List<Choice> levels,
    List<LetterRow> letters,
    List<Choice> letterKinds,
    boolean mayBeDecidedLater,
    List<LaterRow> later) {

  /**
   * A letter beside the appeal.
   *
   * @param address of its own page
   * @param sealable whether it is the practice's, and not sealed yet
   * @param toSend whether it is sealed and not noted as sent
   */
  record LetterRow(
      LetterState letter, String level, String address, boolean sealable, boolean toSend) {}

  /** A decision that nobody waited for. */
  record LaterRow(DecidedLater.Kept kept, String level) {}

  /** A sending with what proves it. */
  record Row(Sending sending, String level, List<Integer> proofs) {}

  /** A level in words. */
  record Choice(String code, String words) {}
}
