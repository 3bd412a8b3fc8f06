package org.overturn.appeal;

import java.util.List;
import java.util.UUID;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/**
 * Taking back in writing what the payer, or the external reviewer beside it, still has, once the
 * approval is proven (R51).
 */
@Service
class WithdrawingAppeal {

  private final Appeals appeals;
  private final PracticeLetters letters;
  private final ProofDocuments proofs;
  private final SendingRecords sendings;
  private final CaseDeadlines deadlines;
  private final Timeline timeline;

  WithdrawingAppeal(
      Appeals appeals,
      PracticeLetters letters,
      ProofDocuments proofs,
      SendingRecords sendings,
      CaseDeadlines deadlines,
      Timeline timeline) {
    this.appeals = appeals;
    this.letters = letters;
    this.proofs = proofs;
    this.sendings = sendings;
    this.deadlines = deadlines;
    this.timeline = timeline;
  }

  /** A letter for each level at which something is still to be decided. */
  void lettersDrafted(Denial denial) {
    pending(denial.number())
        .forEach(appeal -> letters.atHand(denial, LetterKind.WITHDRAWAL, appeal.level()));
  }

  void withdrawn(CaseStep step, WithdrawAppealForm.Answers answers) {
    List<Appeal> pending = pending(step.number());
    List<UUID> proof = proofs.ofWithdrawal(step.denial(), answers.proof());
    Posted posted =
        new Posted(answers.method(), answers.withdrawnDate(), null, answers.confirmation(), null);
    for (Appeal appeal : pending) {
      Sending sent = letters.sent(step, LetterKind.WITHDRAWAL, appeal.level(), posted);
      // one report proves the sending of what went out together
      if (appeal == pending.get(0)) {
        sendings.prove(sent, proof);
      }
      appeal.withdrawn(answers.withdrawnDate());
    }
    step.denial().appealFiled(false);
    step.denial().appealTrack(AppealTrack.WITHDRAWN);
    for (DeadlineKind kind : List.of(DeadlineKind.PAYER_DECISION, DeadlineKind.REVIEWER_DECISION)) {
      deadlines.cancelled(step.number(), kind, "The appeal was withdrawn: approved already");
    }
    step.set(Variables.APPEAL_FILED, false);
    timeline.add(
        step.number(),
        step.user(),
        "Filed appeal withdrawn by %s%s"
            .formatted(
                answers.method(),
                pending.size() > 1 ? ", with the plan and with the external reviewer" : ""));
  }

  private List<Appeal> pending(CaseNumber number) {
    return appeals.findByCaseNumberOrderBySignedAt(number.value()).stream()
        .filter(Appeal::isPending)
        .sorted(java.util.Comparator.comparing(Appeal::level).reversed())
        .toList();
  }
}
