package org.overturn.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.denial.CaseNumber;

/**
 * What became of a notice.
 *
 * @param cases that it concerns, or that its parts concern, in the order of their numbers
 * @param why what a person should know of it, or null
 * @param parts how many of its parts are in which state; empty when it has none
 */
public record IntakeResult(
    UUID notice,
    NoticeState state,
    List<CaseNumber> cases,
    String why,
    Map<NoticeState, Long> parts) {

  /** True while some of it is still to be settled. */
  public boolean isWaiting() {
    return state == NoticeState.RECEIVED || parts.containsKey(NoticeState.RECEIVED);
  }
}
