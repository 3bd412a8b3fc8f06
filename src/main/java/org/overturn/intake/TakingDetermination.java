package org.overturn.intake;

import org.overturn.correction.MovingClocks;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.Stage;
import org.overturn.denial.Timeline;
import org.springframework.stereotype.Component;

/**
 * Takes the final denial of a case that was opened by the payer's intent to deny (R15): the case
 * goes on after the determination, and its clocks run from it.
 */
@Component
class TakingDetermination {

  private final MovingClocks moving;
  private final Timeline timeline;

  TakingDetermination(MovingClocks moving, Timeline timeline) {
    this.moving = moving;
    this.timeline = timeline;
  }

  /** True when the payer had announced this denial, and now has decided. */
  static boolean isDecided(Denial denial, Finding finding) {
    boolean denies =
        finding.answer() == Answer.DENIED || finding.answer() == Answer.PARTLY_APPROVED;
    return denies
        && denial.stage() == Stage.BEFORE_DETERMINATION
        && finding.facts().stage() != Stage.BEFORE_DETERMINATION
        && finding.facts().determinationDate() != null
        && !finding.facts().determinationDate().isBefore(denial.determinationDate());
  }

  /** Takes it in the caller's transaction; the case is locked. */
  void take(Notice notice, Finding finding, Denial denial) {
    timeline.add(
        denial.number(),
        notice.sender(),
        "The payer's final denial arrived; it had been announced before");
    moving.decided(
        denial,
        notice.sender(),
        () -> denial.determined(facts(denial, finding), finding.reading().windowZone()));
  }

  /** What the final denial says; what it leaves out stays as it was announced. */
  private static DenialNotice facts(Denial denial, Finding finding) {
    DenialNotice announced = denial.facts();
    DenialNotice decided = finding.facts();
    return new DenialNotice(
        announced.payerText(),
        announced.payerReference(),
        announced.serviceLine(),
        decided.determinationDate(),
        decided.determinationTime(),
        reason(announced.reason(), decided.reason()),
        announced.lineOfBusiness(),
        announced.state(),
        announced.setting(),
        decided.stage() == null ? Stage.PRE_SERVICE : decided.stage(),
        announced.urgency(),
        announced.patient(),
        announced.service(),
        announced.physician(),
        decided.letterWindow(),
        decided.letterAppealDeadline(),
        decided.payerPhone() == null ? announced.payerPhone() : decided.payerPhone(),
        decided.receivedAt(),
        decided.postedDate(),
        decided.dischargeDate() == null ? announced.dischargeDate() : decided.dischargeDate());
  }

  private static DenialReason reason(DenialReason announced, DenialReason decided) {
    return decided != null && decided.inWriting() ? decided : announced;
  }
}
