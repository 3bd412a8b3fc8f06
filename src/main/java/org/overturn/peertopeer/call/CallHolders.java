package org.overturn.peertopeer.call;

import org.overturn.deadline.CaseRules;
import org.overturn.deadline.WhoMaySpeak;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.process.AnswerRefused;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/**
 * Who writes the notes of a call and records what came of it: a physician, or the designee who was
 * named when it was scheduled, where the payer's rule lets one speak (R16, R17). Never an agent,
 * nor a script that nobody stands behind (R54).
 */
@Component
class CallHolders {

  private final Staff staff;
  private final CaseRules rules;

  CallHolders(Staff staff, CaseRules rules) {
    this.staff = staff;
    this.rules = rules;
  }

  boolean mayHold(String user, Denial denial, PeerToPeerCall call) {
    return user != null
        && !staff.isIn(user, Staff.AGENTS)
        && (staff.isIn(user, Staff.PHYSICIANS) || isDesignee(user, denial.number(), call));
  }

  /**
   * Refuses who may not.
   *
   * @throws AnswerRefused saying who may
   */
  void require(String user, Denial denial, PeerToPeerCall call) {
    if (!mayHold(user, denial, call)) {
      throw new AnswerRefused(
          "Only a physician records a peer-to-peer call, or the designee for whom it was scheduled"
              + " where the payer's rule admits one.");
    }
  }

  /** True for who was named when the call was scheduled, though no physician. */
  boolean isDesignee(String user, CaseNumber number, PeerToPeerCall call) {
    return user.equals(call.physician())
        && rules
            .callRule(number)
            .filter(rule -> rule.whoMaySpeak() == WhoMaySpeak.DESIGNEE)
            .isPresent();
  }
}
