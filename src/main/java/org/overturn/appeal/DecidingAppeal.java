package org.overturn.appeal;

import java.time.Clock;
import java.time.LocalDate;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** The payer's decision on an appeal, written down by a person or arrived by itself. */
@Service
class DecidingAppeal {

  private final Appeals appeals;
  private final CaseDeadlines deadlines;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  DecidingAppeal(
      Appeals appeals,
      CaseDeadlines deadlines,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.appeals = appeals;
    this.deadlines = deadlines;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /** A person wrote it down; a part that is not accepted leaves the rest to the next level. */
  void recorded(CaseStep step, RecordAppealDecisionForm.Answers answers) {
    decide(step, answers.route(), answers.decidedDate(), answers.rationale());
    timeline.add(
        step.number(),
        step.user(),
        "Payer's decision on the appeal: " + answers.decision().replace('-', ' '));
  }

  /** It arrived through intake. */
  void received(CaseStep step) {
    String decision = step.get(Variables.APPEAL_DECISION);
    decide(step, decision, LocalDate.ofInstant(clock.instant(), practice.zone()), null);
    timeline.add(
        step.number(), "The payer's decision on the appeal arrived: " + decision.replace('-', ' '));
  }

  private void decide(CaseStep step, String decision, LocalDate on, String rationale) {
    Denial denial = step.denial();
    appeals
        .findByCaseNumberAndLevel(denial.number().value(), denial.appealLevel())
        .orElseThrow()
        .decided(decision, on, rationale);
    boolean another =
        appeals.findByCaseNumberOrderBySignedAt(denial.number().value()).stream()
            .anyMatch(Appeal::isPending);
    denial.appealFiled(another);
    denial.appealTrack(trackAfter(decision));
    deadlines.met(denial.number(), DeadlineKind.PAYER_DECISION);
    if (!another) {
      deadlines.met(denial.number(), DeadlineKind.REVIEWER_DECISION);
    }
    step.set(Variables.APPEAL_DECISION, decision)
        .set(Variables.APPEAL_RESULT, decision)
        .set(Variables.APPEAL_FILED, another)
        .set(Variables.APPEAL_OVERTURNED, !"upheld".equals(decision));
  }

  private static AppealTrack trackAfter(String decision) {
    return AppealTrack.of(decision);
  }
}
