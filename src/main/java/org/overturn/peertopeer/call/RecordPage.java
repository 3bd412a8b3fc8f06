package org.overturn.peertopeer.call;

import java.time.Instant;
import java.util.List;
import org.overturn.denial.CaseSection.Entry;

/**
 * The record of a call, as it is shown. Patient data stands in it.
 *
 * @param sha256 of the record as it was completed; empty for one from before hashes were kept
 * @param unchanged whether what is kept still has that hash
 */
record RecordPage(
    String number,
    String payer,
    String service,
    String patient,
    String reference,
    int attempt,
    Instant scheduledFor,
    List<Entry> entries,
    String completedBy,
    Instant completedAt,
    String sha256,
    boolean unchanged,
    List<Corrections.Correction> corrections,
    List<RequestedDocument> documents,
    boolean mayCorrect) {}
