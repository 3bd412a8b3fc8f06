package org.overturn.appeal;

import java.util.List;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** Taking back an appeal that the payer still has, once the approval is proven. */
@Service
class WithdrawingAppeal {

  private final Appeals appeals;
  private final CaseDeadlines deadlines;
  private final Timeline timeline;

  WithdrawingAppeal(Appeals appeals, CaseDeadlines deadlines, Timeline timeline) {
    this.appeals = appeals;
    this.deadlines = deadlines;
    this.timeline = timeline;
  }

  void withdrawn(CaseStep step, WithdrawAppealForm.Answers answers) {
    appeals.findByCaseNumber(step.number().value()).stream()
        .filter(Appeal::isPending)
        .forEach(appeal -> appeal.withdrawn(answers.withdrawnDate()));
    step.denial().appealFiled(false);
    step.denial().appealTrack(AppealTrack.WITHDRAWN);
    for (DeadlineKind kind : List.of(DeadlineKind.PAYER_DECISION, DeadlineKind.REVIEWER_DECISION)) {
      deadlines.cancelled(step.number(), kind, "The appeal was withdrawn: approved already");
    }
    step.set(Variables.APPEAL_FILED, false);
    timeline.add(step.number(), step.user(), "Filed appeal withdrawn by " + answers.method());
  }
}
