package org.overturn.peertopeer.call;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Effect;
import org.overturn.deadline.OpeningHours;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.overturn.peertopeer.CallOutcome;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.peertopeer.PeerToPeerCalls;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.springframework.stereotype.Service;

/**
 * Makes the notes of a call its record: only who may hold it does (R16, R17, R54), only once, and
 * only when nothing is missing.
 */
@Service
class RecordingCall {

  /** Outcomes after which the payer's decision is still to come. */
  private static final Set<CallOutcome> AWAITED =
      EnumSet.of(CallOutcome.DECISION_TO_FOLLOW, CallOutcome.MORE_INFORMATION_REQUESTED);

  private final PeerToPeerCalls calls;
  private final CallRecords records;
  private final CallHolders holders;
  private final CheckingReviewer reviewers;
  private final RequestedDocuments documents;
  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final Timeline timeline;
  private final Audit audit;
  private final PracticeProperties practice;
  private final Clock clock;

  RecordingCall(
      PeerToPeerCalls calls,
      CallRecords records,
      CallHolders holders,
      CheckingReviewer reviewers,
      RequestedDocuments documents,
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      Timeline timeline,
      Audit audit,
      PracticeProperties practice,
      Clock clock) {
    this.calls = calls;
    this.records = records;
    this.holders = holders;
    this.reviewers = reviewers;
    this.documents = documents;
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.timeline = timeline;
    this.audit = audit;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * What the model goes on by.
   *
   * @param route the outcome; a part that is not accepted leaves the denial standing
   * @param documentsAsked how many documents the reviewer asked for
   * @param documentsDueAt when the first document is due; the decision's due time where none is
   */
  record Recorded(
      String route, int documentsAsked, Instant documentsDueAt, Instant decisionDueAt) {}

  /**
   * Records the call that was scheduled last, from its notes and what the form adds to them.
   *
   * @throws AnswerRefused when someone records it who may not hold it, or when the notes are not
   *     complete; the text says what is missing
   */
  Recorded recorded(CaseStep step, ConductCallForm.Answers answers) {
    PeerToPeerCall call =
        calls.findFirstByCaseNumberOrderByAttemptDesc(step.number().value()).orElseThrow();
    holders.require(step.user(), step.denial(), call);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CallRecord record =
        records.lock(call.id()).orElseGet(() -> new CallRecord(call, step.user(), now));
    Notes notes = record.notes().with(answers.asNotes(call.startsAt(), practice.zone()));
    refuseIncomplete(step.number(), notes);
    CallOutcome outcome = notes.outcome().orElseThrow();
    record.complete(notes, reviewers.check(step.denial(), call, notes), step.user(), now);
    records.saveAndFlush(record);
    call.recorded(outcome);
    calls.saveAndFlush(call);
    documents.askedFor(call, notes.documents());
    ComputedDeadline decision =
        clocks.decisionAfterCall(
            now, notes.day(NoteField.DECISION_EXPECTED), OpeningHours.of(practice));
    step.denial().callTrack(trackAfter(outcome), null);
    if (AWAITED.contains(outcome)) {
      deadlines.set(step.number(), DeadlineKind.CALL_DECISION, decision);
    }
    audit.record(step.user(), "call-recorded", step.number(), null, "call " + call.attempt());
    timeline.add(step.number(), step.user(), "Call recorded: " + outcome.words());
    return new Recorded(
        route(notes, outcome),
        notes.documents().size(),
        documents.firstDue(call.id()).orElse(decision.dueAt()),
        decision.dueAt());
  }

  /** What is missing for a record, in the order of the page; empty when it can be completed. */
  List<Missing> missing(CaseNumber number, Notes notes) {
    boolean explainsOnly =
        rules.callRule(number).filter(rule -> rule.effect() == Effect.EXPLAINS_ONLY).isPresent();
    return Missing.in(notes, explainsOnly, practice.zone());
  }

  private void refuseIncomplete(CaseNumber number, Notes notes) {
    List<Missing> missing = missing(number, notes);
    if (!missing.isEmpty()) {
      throw new AnswerRefused(
          "The notes of the call are not complete. On the call page or here: "
              + missing.stream().map(Missing::words).distinct().collect(Collectors.joining("; "))
              + ".");
    }
  }

  private static String route(Notes notes, CallOutcome outcome) {
    boolean declined =
        outcome == CallOutcome.PARTIALLY_OVERTURNED && !notes.isYes(NoteField.PARTIAL_ACCEPTED);
    return declined ? CallOutcome.UPHELD.code() : outcome.code();
  }

  private static CallTrack trackAfter(CallOutcome outcome) {
    return switch (outcome) {
      case OVERTURNED, PARTIALLY_OVERTURNED -> CallTrack.OVERTURNED;
      case UPHELD -> CallTrack.UPHELD;
      case MORE_INFORMATION_REQUESTED -> CallTrack.DOCUMENTS_REQUESTED;
      case DECISION_TO_FOLLOW -> CallTrack.AWAITING_DECISION;
      case REVIEWER_ABSENT, WRONG_SPECIALTY -> CallTrack.TO_SCHEDULE;
    };
  }
}
