package org.overturn.appeal;

import java.util.List;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.denial.CaseNumber;

/**
 * What the page of a case's filings shows.
 *
 * @param address where the payer takes the appeal that is next to be filed, or was filed last; null
 *     when none is kept
 * @param toCheck whether that address is to be held against the payer's letter
 * @param levels at which something can be sent now; empty when nothing can
 */
record FilingPage(
    CaseNumber number,
    String payer,
    AppealAddress address,
    boolean toCheck,
    List<ProofDocuments.Proof> proofs,
    List<Row> sendings,
    List<Choice> levels) {

  /** A sending with what proves it. */
  record Row(Sending sending, String level, List<Integer> proofs) {}

  /** A level in words. */
  record Choice(String code, String words) {}
}
