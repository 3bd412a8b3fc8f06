package org.overturn.resubmission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.OpeningHours;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;
import org.overturn.denial.PayerReferences;
import org.overturn.denial.Timeline;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseFacts;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** Correcting a request, sending it again and taking in the payer's answer. */
@Service
class Resubmitting {

  private final Resubmissions resubmissions;
  private final WorkingRequest working;
  private final PreparingRequest preparing;
  private final DenialRounds rounds;
  private final PayerReferences references;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final CaseFacts facts;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  Resubmitting(
      Resubmissions resubmissions,
      WorkingRequest working,
      PreparingRequest preparing,
      DenialRounds rounds,
      PayerReferences references,
      CaseDeadlines deadlines,
      Deadlines clocks,
      CaseFacts facts,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.resubmissions = resubmissions;
    this.working = working;
    this.preparing = preparing;
    this.rounds = rounds;
    this.references = references;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.facts = facts;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The corrected request was sent: a version of it that has no flaw, with the bytes of its forms.
   *
   * @return when the payer's answer is due
   */
  Instant resubmitted(CaseStep step, CorrectRequestForm.Answers answers) {
    refuseFuture(answers.resubmittedDate(), "resubmitted date");
    RequestDraft sent = sent(step, answers.requestVersion());
    rounds.keep(sent.attempt() - 1, step.denial());
    resubmissions.save(
        new Resubmission(
            step.number().value(),
            sent,
            either(answers.whatWasWrong(), sent.content().get(RequestField.WHAT_WAS_WRONG)),
            either(answers.correction(), correction(step, sent)),
            answers,
            step.user()));
    references.add(step.number(), answers.newReference());
    references.add(step.number(), sent.trace(step.number())); // an electronic answer repeats it
    ComputedDeadline due = answerDue(step.denial(), answers.resubmittedDate());
    deadlines.set(step.number(), DeadlineKind.RESUBMISSION_ANSWER, due);
    timeline.add(
        step.number(),
        step.user(),
        "Corrected request %d, version %d, sent by %s"
            .formatted(sent.attempt(), sent.version(), answers.method()));
    return due.dueAt();
  }

  /** A person wrote down the payer's answer. */
  void decided(CaseStep step, RecordResubmissionDecisionForm.Answers answers) {
    refuseFuture(answers.decidedDate(), "decided date");
    Resubmission sent = last(step);
    if ("denied".equals(answers.answerOfPayer())) {
      rounds.keep(sent.attempt() - 1, step.denial()); // its reason may have come since
      step.denial().deniedAgain(answers.decidedDate(), reason(answers));
      rounds.keep(sent.attempt(), step.denial());
    }
    settle(step, sent, answers.answerOfPayer(), answers.decidedDate());
    timeline.add(
        step.number(),
        step.user(),
        "Payer's answer to the corrected request: " + answers.answerOfPayer());
  }

  /** The payer's answer arrived by itself; intake has stored what it says. */
  void answerReceived(CaseStep step) {
    String decision = step.get(Variables.RESUBMISSION_DECISION);
    Resubmission sent = last(step);
    LocalDate on = today();
    if ("denied".equals(decision)) {
      if (!rounds.isAnother(sent.attempt() - 1, step.denial())) {
        step.denial().deniedAgain(on, step.denial().reason());
      }
      rounds.keep(sent.attempt(), step.denial());
      on = step.denial().determinationDate();
    }
    settle(step, sent, decision, on);
    timeline.add(step.number(), "The payer's answer to the corrected request arrived: " + decision);
  }

  /** Denied again: the new denial's facts are what the tables read from here on. */
  void newDenialTakenIn(CaseStep step) {
    step.setAll(facts.of(step.denial()));
    timeline.add(step.number(), "Denied again; the new determination is triaged");
  }

  /** Whether the request can go out as it is, and in which forms, is settled before. */
  private RequestDraft sent(CaseStep step, Integer version) {
    EditingRequest.Person by = new EditingRequest.Person(step.user(), null);
    int newest = working.of(step.denial()).draft().version();
    if (newest == 0) {
      throw new AnswerRefused(
          "There is no corrected request yet. Open the corrected request, correct it and save it;"
              + " then record here that it was sent.");
    }
    try {
      return preparing.prepare(step.denial(), version == null ? newest : version, by).draft();
    } catch (RequestRefused refused) {
      throw new AnswerRefused(refused.getMessage());
    }
  }

  private static DenialReason reason(RecordResubmissionDecisionForm.Answers answers) {
    return new DenialReason("A3", answers.codesOfAnswer(), answers.reasonText(), null);
  }

  private String correction(CaseStep step, RequestDraft sent) {
    return CorrectionInWords.of(sent.content(), working.of(step.denial()).denied());
  }

  private static String either(String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given;
  }

  private Resubmission last(CaseStep step) {
    return resubmissions
        .findFirstByCaseNumberOrderByAttemptDesc(step.number().value())
        .orElseThrow();
  }

  private void settle(CaseStep step, Resubmission sent, String decision, LocalDate on) {
    sent.decided(decision, on);
    deadlines.met(step.number(), DeadlineKind.RESUBMISSION_ANSWER);
  }

  /** When the payer has to answer a request that was sent that day. */
  ComputedDeadline answerDue(Denial denial, LocalDate sent) {
    return clocks.resubmissionAnswer(
        sent, denial.urgency() == Urgency.EXPEDITED, OpeningHours.of(practice));
  }

  private void refuseFuture(LocalDate day, String field) {
    if (day.isAfter(today())) {
      throw new AnswerRefused("Please mend the form. " + field + ": it lies in the future.");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), practice.zone());
  }
}
