package org.overturn.triage;

import java.time.Instant;
import java.util.Map;
import org.overturn.correction.MovingCase;
import org.overturn.correction.StageClocks;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseClocks;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Moment;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The clocks that were set at the opening of a case, once more: window, filing, first tasks. */
@Component
class MovingDeadlines implements StageClocks {

  private static final String FIRST = "internal-1";

  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final CaseClocks clocks;
  private final CaseMoments moments;
  private final OpeningInstants instants;

  MovingDeadlines(
      CaseRules rules,
      CaseDeadlines deadlines,
      CaseClocks clocks,
      CaseMoments moments,
      OpeningInstants instants) {
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.moments = moments;
    this.instants = instants;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public void move(MovingCase moving) {
    Denial denial = moving.denial();
    askAboutKind(moving);
    WindowRule rule = callRule(moving);
    AppealRight right = firstRight(moving);
    CaseClocks.Given given = clocks.of(denial, rule, right);
    boolean callMayCome =
        denial.kind().orElse(null) != DenialKind.ADMINISTRATIVE
            || Boolean.TRUE.equals(moving.get(Variables.NEEDS_TRIAGE));
    if (isWindowAhead(denial)) {
      keepOrEnd(
          moving,
          DeadlineKind.CALL_WINDOW,
          given.window(),
          given.windowGiven() && callMayCome || closesByDecision(moving));
    }
    if (isBeforeAppeal(denial)) {
      keepOrEnd(moving, DeadlineKind.APPEAL_FILING, given.filing(), right.available());
    }
    Instant from = moments.at(denial.number(), Moment.DEADLINES_SET).orElse(denial.receivedAt());
    moving
        .setAll(instants.of(rule, given, from, callMayCome))
        .set(Variables.RULE, rule.name())
        .set(Variables.RULE_ASSUMED, rule.assumed() || given.window().isAssumed());
  }

  private WindowRule callRule(MovingCase moving) {
    WindowRule kept = rules.callRule(moving.number()).orElseThrow();
    return moving
        .answer("peer-to-peer-rules", Map.of())
        .filter(row -> !WindowRule.from(row).equals(kept))
        .map(row -> rules.keepCallRule(moving.number(), row))
        .map(
            rule -> {
              moving.ruleChanged("Peer-to-peer rule", kept.name(), rule.name());
              return rule;
            })
        .orElse(kept);
  }

  /** The first level's right bounds a window that lasts as long as an appeal can be filed (F18). */
  private AppealRight firstRight(MovingCase moving) {
    AppealRight kept = rules.appealRight(moving.number(), FIRST).orElseThrow();
    return moving
        .answer("appeal-rights", Map.of(Variables.APPEAL_LEVEL.name(), FIRST))
        .filter(row -> !AppealRight.from(row).equals(kept))
        .map(row -> rules.keepAppealRight(moving.number(), FIRST, row))
        .map(
            right -> {
              moving.ruleChanged("Right to appeal", kept.name(), right.name());
              return right;
            })
        .orElse(kept);
  }

  /**
   * A denial that the table now takes for another kind is a person's to decide: a running challenge
   * or resubmission is not turned round by itself.
   */
  private static void askAboutKind(MovingCase moving) {
    Denial denial = moving.denial();
    moving
        .answer("classify-denial", Map.of())
        .map(Classification::from)
        .filter(said -> denial.kindDecidedBy().isEmpty() && denial.kind().isPresent())
        .filter(said -> said.kind() != denial.kind().get())
        .ifPresent(
            said ->
                moving.hint(
                    "The table would now take this denial for %s, not %s: a person has to decide. %s"
                        .formatted(said.kind().code(), denial.kind().get().code(), said.why())));
  }

  /** A window that was used, or that is over, is the call track's to open again. */
  private boolean isWindowAhead(Denial denial) {
    return denial.callTrack() == CallTrack.NOT_OPENED
        || deadlines.running(denial.number(), DeadlineKind.CALL_WINDOW).isPresent();
  }

  /** The payer's decision closes a window that lasted until then; it lapses if it was not used. */
  private boolean closesByDecision(MovingCase moving) {
    return moving.isDecided()
        && deadlines.running(moving.number(), DeadlineKind.CALL_WINDOW).isPresent();
  }

  private static boolean isBeforeAppeal(Denial denial) {
    return denial.appealTrack() == AppealTrack.NOT_OPENED
        || denial.appealTrack() == AppealTrack.WAITING_FOR_CALL;
  }

  private void keepOrEnd(
      MovingCase moving, DeadlineKind kind, ComputedDeadline computed, boolean given) {
    (given ? deadlines.move(moving.number(), kind, computed) : deadlines.end(moving.number(), kind))
        .ifPresent(moving::moved);
  }
}
