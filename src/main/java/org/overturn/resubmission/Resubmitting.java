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
  private final PayerReferences references;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final CaseFacts facts;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  Resubmitting(
      Resubmissions resubmissions,
      PayerReferences references,
      CaseDeadlines deadlines,
      Deadlines clocks,
      CaseFacts facts,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.resubmissions = resubmissions;
    this.references = references;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.facts = facts;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The corrected request was sent.
   *
   * @return when the payer's answer is due
   */
  Instant resubmitted(CaseStep step, CorrectRequestForm.Answers answers) {
    refuseFuture(answers.resubmittedDate(), "resubmitted date");
    String number = step.number().value();
    int attempt = (int) resubmissions.countByCaseNumber(number) + 1;
    resubmissions.save(new Resubmission(number, attempt, answers, step.user()));
    references.add(step.number(), answers.newReference());
    ComputedDeadline due = answerDue(step.denial(), answers.resubmittedDate());
    deadlines.set(step.number(), DeadlineKind.RESUBMISSION_ANSWER, due);
    timeline.add(step.number(), step.user(), "Corrected request sent by " + answers.method());
    return due.dueAt();
  }

  /** A person wrote down the payer's answer. */
  void decided(CaseStep step, RecordResubmissionDecisionForm.Answers answers) {
    refuseFuture(answers.decidedDate(), "decided date");
    if ("denied".equals(answers.resubmissionDecision())) {
      step.denial()
          .deniedAgain(
              answers.decidedDate(),
              new DenialReason("A3", answers.reasonCodes(), answers.reasonText(), null));
    }
    settle(step, answers.resubmissionDecision(), answers.decidedDate());
    timeline.add(
        step.number(),
        step.user(),
        "Payer's answer to the corrected request: " + answers.resubmissionDecision());
  }

  /** The payer's answer arrived by itself; intake has stored what it says. */
  void answerReceived(CaseStep step) {
    String decision = step.get(Variables.RESUBMISSION_DECISION);
    if ("denied".equals(decision) && !step.denial().deniedBefore()) {
      step.denial().deniedAgain(today(), step.denial().reason());
    }
    settle(step, decision, today());
    timeline.add(step.number(), "The payer's answer to the corrected request arrived: " + decision);
  }

  /** Denied again: the new denial's facts are what the tables read from here on. */
  void newDenialTakenIn(CaseStep step) {
    step.setAll(facts.of(step.denial()));
    timeline.add(step.number(), "Denied again; the new determination is triaged");
  }

  private void settle(CaseStep step, String decision, LocalDate on) {
    resubmissions
        .findFirstByCaseNumberOrderByAttemptDesc(step.number().value())
        .orElseThrow()
        .decided(decision, on);
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
