package org.overturn.resubmission;

import org.overturn.correction.MovingCase;
import org.overturn.correction.StageClocks;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The payer's time to answer a corrected request once more: it depends on the urgency. */
@Component
class MovingResubmission implements StageClocks {

  private final Resubmissions resubmissions;
  private final Resubmitting resubmitting;
  private final CaseDeadlines deadlines;

  MovingResubmission(
      Resubmissions resubmissions, Resubmitting resubmitting, CaseDeadlines deadlines) {
    this.resubmissions = resubmissions;
    this.resubmitting = resubmitting;
    this.deadlines = deadlines;
  }

  @Override
  public int order() {
    return 40;
  }

  /** A day that was agreed with the payer since then stays. */
  @Override
  public void move(MovingCase moving) {
    deadlines
        .running(moving.number(), DeadlineKind.RESUBMISSION_ANSWER)
        .ifPresent(
            before -> {
              boolean agreedSince =
                  !before.dueAt().equals(moving.instant(Variables.RESUBMISSION_DECISION_DUE_AT));
              ComputedDeadline due =
                  resubmissions
                      .findFirstByCaseNumberOrderByAttemptDesc(moving.number().value())
                      .map(sent -> resubmitting.answerDue(moving.denial(), sent.resubmittedOn()))
                      .orElseThrow();
              deadlines
                  .move(moving.number(), DeadlineKind.RESUBMISSION_ANSWER, due)
                  .ifPresent(moving::moved);
              if (!agreedSince) {
                moving.set(Variables.RESUBMISSION_DECISION_DUE_AT, due.dueAt());
              }
            });
  }
}
