package org.overturn.deadline;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.overturn.denial.Denial;
import org.overturn.denial.Stage;
import org.springframework.stereotype.Component;

/** The two clocks of a denial by its facts: the call window and the first level's filing. */
@Component
public class CaseClocks {

  private final Deadlines clocks;

  CaseClocks(Deadlines clocks) {
    this.clocks = clocks;
  }

  /**
   * What the facts give.
   *
   * @param window when a call may be asked for at the latest; over at once where none is offered
   * @param windowGiven whether the payer holds a call at this stage, or the letter states a time
   * @param filing when the first level must be filed at the latest
   */
  public record Given(ComputedDeadline window, boolean windowGiven, ComputedDeadline filing) {}

  /**
   * The clocks by these rules.
   *
   * @param first the right to appeal at the first level
   * @throws ImplausibleDeterminationDate when the payer cannot have decided yet
   */
  public Given of(Denial denial, WindowRule rule, AppealRight first) {
    ClockFacts facts = facts(denial, rule.zone());
    ComputedDeadline filing = clocks.appealFiling(first, facts, rule.zone());
    ComputedDeadline window = clocks.callWindow(rule, facts, filing);
    boolean given =
        rule.offersCall(denial.stage() == Stage.BEFORE_DETERMINATION)
            || window.source() == DeadlineSource.LETTER;
    return new Given(window, given, filing);
  }

  private static ClockFacts facts(Denial denial, ZoneId payersZone) {
    return ClockFacts.of(denial.determinationDate(), denial.receivedAt())
        .withDeterminationTime(denial.determinationTime().orElse(null))
        .withNoticePostedDate(denial.postedDate().orElse(null))
        .withDischargeDate(denial.dischargeDate().orElse(null))
        .withLetterWindow(letterWindow(denial, payersZone))
        .withLetterAppealDeadline(denial.letterAppealDeadline().orElse(null));
  }

  /** In the payer's zone, also where the letter names another one. */
  private static LocalDateTime letterWindow(Denial denial, ZoneId payersZone) {
    LocalDateTime stated = denial.letterWindow().orElse(null);
    return stated == null || denial.letterWindowZone().isEmpty()
        ? stated
        : stated
            .atZone(denial.letterWindowZone().get())
            .withZoneSameInstant(payersZone)
            .toLocalDateTime();
  }
}
