package org.overturn.peertopeer.call;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.peertopeer.PeerToPeerCalls;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts right, beside the record of a call, what was written down wrong. */
@Service
class CorrectingRecord {

  private static final int LONGEST = 4000;

  private final Cases cases;
  private final PeerToPeerCalls calls;
  private final CallRecords records;
  private final Corrections corrections;
  private final CallHolders holders;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  CorrectingRecord(
      Cases cases,
      PeerToPeerCalls calls,
      CallRecords records,
      Corrections corrections,
      CallHolders holders,
      Timeline timeline,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.calls = calls;
    this.records = records;
    this.corrections = corrections;
    this.holders = holders;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a correction can be about, as labels in the order of the record. */
  static List<String> fields() {
    List<String> labels =
        new ArrayList<>(Arrays.stream(NoteField.values()).map(NoteField::label).toList());
    labels.addAll(List.of("Reviewer's claims", "Promised", "Documents asked for"));
    return labels;
  }

  /** Whether the person may correct the record of this call. */
  boolean may(String user, Denial denial, PeerToPeerCall call) {
    return holders.mayHold(user, denial, call);
  }

  /**
   * Adds a correction.
   *
   * @return what is wrong with it and how to mend it, or empty when it is kept
   * @throws AccessDeniedException when the person may not
   */
  @Transactional
  Optional<String> correct(
      CaseNumber number,
      int attempt,
      String field,
      String text,
      String why,
      String by,
      String from) {
    Denial denial = cases.lock(number);
    PeerToPeerCall call =
        calls.findByCaseNumberOrderByAttempt(number.value()).stream()
            .filter(each -> each.attempt() == attempt)
            .findFirst()
            .orElseThrow(() -> new CallGone("There is no such call."));
    if (!may(by, denial, call)) {
      throw new AccessDeniedException("Only who may hold the call corrects its record");
    }
    if (records.findByCallId(call.id()).filter(CallRecord::isCompleted).isEmpty()) {
      return Optional.of("The call is not recorded yet: write it into the notes.");
    }
    if (!fields().contains(field)) {
      return Optional.of("Choose what the correction is about.");
    }
    if (text.isBlank() || why.isBlank()) {
      return Optional.of("Write what is right, and why it was noted otherwise.");
    }
    if (text.length() > LONGEST || why.length() > LONGEST) {
      return Optional.of("Keep each text under 4,000 characters.");
    }
    corrections.add(
        call.id(),
        number,
        new Corrections.Correction(field, text.strip(), why.strip(), by, clock.instant()));
    audit.record(by, "call-record-corrected", number, from, "call " + attempt + ", " + field);
    timeline.add(number, by, "Record of call " + attempt + " corrected: " + field);
    return Optional.empty();
  }
}
