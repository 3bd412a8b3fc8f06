package org.overturn.intake;

import org.overturn.denial.CaseNumber;

/**
 * What became of one finding.
 *
 * @param number the case it concerns, or null
 * @param identity of the answer, where the case took it; null otherwise
 * @param why what a person should know, or null
 */
record LineOutcome(NoticeState state, CaseNumber number, String identity, String why) {

  static LineOutcome opened(CaseNumber number, String identity) {
    return new LineOutcome(NoticeState.ACCEPTED, number, identity, null);
  }

  static LineOutcome duplicate(CaseNumber number) {
    return new LineOutcome(NoticeState.DUPLICATE, number, null, null);
  }

  static LineOutcome decision(CaseNumber number, String identity) {
    return new LineOutcome(NoticeState.DECISION, number, identity, null);
  }

  static LineOutcome forAPerson(CaseNumber number, String why) {
    return new LineOutcome(NoticeState.NEEDS_A_PERSON, number, null, why);
  }

  /** The case took it, and a person still has to see what it changes. */
  static LineOutcome forAPerson(CaseNumber number, String identity, String why) {
    return new LineOutcome(NoticeState.NEEDS_A_PERSON, number, identity, why);
  }

  static LineOutcome notADenial(String why) {
    return new LineOutcome(NoticeState.NOT_A_DENIAL, null, null, why);
  }
}
