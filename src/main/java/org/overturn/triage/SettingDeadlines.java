package org.overturn.triage;

import java.time.Instant;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseClocks;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Moment;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/**
 * Sets every deadline of a case in the transaction that creates it (R2), and again when its facts
 * have changed: the call window by the payer's rule or the letter, the filing deadline by the right
 * to appeal, and from both the instants that the model's timers read.
 */
@Service
class SettingDeadlines {

  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final CaseClocks clocks;
  private final CaseMoments moments;
  private final OpeningInstants instants;
  private final Timeline timeline;

  SettingDeadlines(
      CaseRules rules,
      CaseDeadlines deadlines,
      CaseClocks clocks,
      CaseMoments moments,
      OpeningInstants instants,
      Timeline timeline) {
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.moments = moments;
    this.instants = instants;
    this.timeline = timeline;
  }

  /** Maps what the three decision tables answered onto the case, its deadlines and its timers. */
  void set(CaseStep step) {
    Denial denial = step.denial();
    Classification classified = Classification.from(step.takeDecision("classification"));
    WindowRule rule = rules.keepCallRule(denial.number(), step.takeDecision("peerToPeerRule"));
    AppealRight right =
        rules.keepAppealRight(
            denial.number(), denial.appealLevel(), step.takeDecision("appealRights"));

    classify(step, classified);
    CaseClocks.Given given = clocks.of(denial, rule, right);
    boolean callMayCome =
        denial.kind().orElseThrow() != DenialKind.ADMINISTRATIVE
            || step.isTrue(Variables.NEEDS_TRIAGE);

    keepOrEnd(denial, DeadlineKind.CALL_WINDOW, given.window(), given.windowGiven() && callMayCome);
    keepOrEnd(denial, DeadlineKind.APPEAL_FILING, given.filing(), right.available());
    Instant now = moments.now(denial.number(), Moment.DEADLINES_SET);
    step.setAll(instants.of(rule, given, now, callMayCome))
        .set(Variables.RULE, rule.name())
        .set(Variables.SEPARATE_REQUEST, rule.separateRequest())
        .set(Variables.RULE_ASSUMED, rule.assumed() || given.window().isAssumed());
  }

  private void classify(CaseStep step, Classification classified) {
    Denial denial = step.denial();
    denial.classified(step.get(Variables.REASON_TOPIC), classified.kind(), classified.why());
    boolean decidedByPerson = denial.kindDecidedBy().isPresent();
    step.set(Variables.DENIAL_KIND, denial.kind().orElseThrow().code())
        .set(Variables.REASON_IN_WRITING, denial.reason().inWriting())
        .set(Variables.NEEDS_TRIAGE, classified.needsPerson() && !decidedByPerson);
  }

  /** A deadline that ran on other facts ends where these give none. */
  private void keepOrEnd(
      Denial denial, DeadlineKind kind, ComputedDeadline computed, boolean given) {
    (given ? deadlines.move(denial.number(), kind, computed) : deadlines.end(denial.number(), kind))
        .ifPresent(change -> timeline.add(denial.number(), change.words()));
  }
}
