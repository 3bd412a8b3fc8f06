package org.overturn.peertopeer.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.peertopeer.PeerToPeerCalls;
import org.overturn.practice.PracticeProperties;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the notes of a call as they are typed, from as many devices as there are. */
@Service
class KeepingNotes {

  /** Saves of one person that follow one another so closely are one sitting in the audit. */
  private static final Duration SITTING = Duration.ofMinutes(10);

  private static final DateTimeFormatter SAVED =
      DateTimeFormatter.ofPattern("h:mm:ss a z", Locale.US);

  private final Cases cases;
  private final PeerToPeerCalls calls;
  private final CallRecords records;
  private final CallHolders holders;
  private final CheckingReviewer reviewers;
  private final RecordingCall recording;
  private final Audit audit;
  private final PracticeProperties practice;
  private final TransactionTemplate transaction;
  private final Clock clock;

  KeepingNotes(
      Cases cases,
      PeerToPeerCalls calls,
      CallRecords records,
      CallHolders holders,
      CheckingReviewer reviewers,
      RecordingCall recording,
      Audit audit,
      PracticeProperties practice,
      TransactionTemplate transaction,
      Clock clock) {
    this.cases = cases;
    this.calls = calls;
    this.records = records;
    this.holders = holders;
    this.reviewers = reviewers;
    this.recording = recording;
    this.audit = audit;
    this.practice = practice;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The notes of a call as they stand. */
  @Transactional(readOnly = true)
  NotesState of(Denial denial, PeerToPeerCall call) {
    return records
        .findByCallId(call.id())
        .map(record -> state(denial, call, record, List.of()))
        .orElseGet(() -> blank(denial, call));
  }

  /**
   * Keeps changes. Two that write the first note of a call in the same instant follow one another.
   *
   * @throws AccessDeniedException when the person may not write notes of this call
   * @throws CallGone when it is not the call that is to be held, or is recorded already
   */
  NotesState save(CaseNumber number, UUID call, List<NoteChange> changes, String by, String from) {
    try {
      return transaction.execute(status -> saveOnce(number, call, changes, by, from));
    } catch (DataIntegrityViolationException begunElsewhere) {
      return transaction.execute(status -> saveOnce(number, call, changes, by, from));
    }
  }

  private NotesState saveOnce(
      CaseNumber number, UUID id, List<NoteChange> changes, String by, String from) {
    Denial denial = cases.get(number);
    PeerToPeerCall call = ahead(number, id);
    if (!holders.mayHold(by, denial, call)) {
      throw new AccessDeniedException("Only who may hold the call writes its notes");
    }
    Instant now = clock.instant();
    CallRecord record = records.lock(id).orElse(null);
    if (record != null && record.isCompleted()) {
      throw new CallGone("This call is recorded. What has to be added is a correction.");
    }
    boolean begins = record == null;
    if (begins) {
      record = new CallRecord(call, by, now);
    }
    if (begins || isNewSitting(record, by, now)) {
      audit.record(by, "call-noted", number, from, "call " + call.attempt());
    }
    Merging merging = new Merging(record.notes(), by, now, practice.zone());
    record.save(merging.take(changes), by, now);
    return state(denial, call, records.saveAndFlush(record), merging.refused());
  }

  private PeerToPeerCall ahead(CaseNumber number, UUID id) {
    return calls
        .findFirstByCaseNumberOrderByAttemptDesc(number.value())
        .filter(call -> call.id().equals(id))
        .filter(PeerToPeerCall::isAhead)
        .orElseThrow(
            () ->
                new CallGone(
                    "This call is recorded, moved or called off. Open the case to see how it"
                        + " stands."));
  }

  private static boolean isNewSitting(CallRecord record, String by, Instant now) {
    return !by.equals(record.savedBy())
        || Duration.between(record.savedAt(), now).compareTo(SITTING) > 0;
  }

  private NotesState state(
      Denial denial, PeerToPeerCall call, CallRecord record, List<NoteChange.Refused> refused) {
    Notes notes = record.notes();
    return new NotesState(
        call.id(),
        record.version() + 1,
        clock.millis(),
        SAVED.format(record.savedAt().truncatedTo(ChronoUnit.SECONDS).atZone(practice.zone())),
        record.savedBy(),
        record.isCompleted(),
        notes.entries(),
        reviewers.check(denial, call, notes).objection(),
        recording.missing(denial.number(), notes),
        refused);
  }

  private NotesState blank(Denial denial, PeerToPeerCall call) {
    return new NotesState(
        call.id(),
        0,
        clock.millis(),
        "",
        "",
        false,
        Notes.NONE.entries(),
        "",
        recording.missing(denial.number(), Notes.NONE),
        List.of());
  }
}
