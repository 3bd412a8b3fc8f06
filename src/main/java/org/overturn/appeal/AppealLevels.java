package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Moment;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** From level to level of the appeal: which is open, and by when it has to be filed. */
@Service
class AppealLevels {

  private static final String NONE = "none";

  private final Appeals appeals;
  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final LevelInstants instants;
  private final CaseMoments moments;
  private final ExternalReview review;
  private final Timeline timeline;
  private final Clock clock;

  AppealLevels(
      Appeals appeals,
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      LevelInstants instants,
      CaseMoments moments,
      ExternalReview review,
      Timeline timeline,
      Clock clock) {
    this.appeals = appeals;
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.instants = instants;
    this.moments = moments;
    this.review = review;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Opens the level that the case stands at, or finds that none is left. */
  void opened(CaseStep step) {
    Denial denial = step.denial();
    String level = denial.appealLevel();
    AppealRight right =
        rules.keepAppealRight(denial.number(), level, step.takeDecision("appealRights"));
    boolean open = right.available() && !NONE.equals(level);
    step.set(Variables.APPEAL_AVAILABLE, open)
        .set(Variables.REVIEW_BESIDE, open && review.mayRunBeside(denial, right))
        .set(Variables.APPEAL_OVERTURNED, false)
        .set(Variables.CONSENT_REQUIRED, right.consentRequired());
    if (open) {
      openLevel(step, right, level);
    } else {
      step.set(Variables.APPEAL_RESULT, "upheld").set(Variables.APPEAL_FILED, false);
      denial.appealTrack(AppealTrack.UPHELD);
      timeline.add(denial.number(), "No further appeal level is open: " + right.name());
    }
  }

  /** The payer upheld at this level: on to the next by right. */
  void movedOn(CaseStep step) {
    Denial denial = step.denial();
    AppealRight right = rules.appealRight(denial.number(), denial.appealLevel()).orElseThrow();
    String next = right.nextLevel().code();
    review.left(step);
    denial.appealLevel(next);
    step.set(Variables.APPEAL_LEVEL, next).set(Variables.APPEAL_FILED, false);
    timeline.add(denial.number(), "Upheld; the next level is " + next);
  }

  private void openLevel(CaseStep step, AppealRight right, String level) {
    Denial denial = step.denial();
    Appeal appeal =
        appeals
            .findByCaseNumberAndLevel(denial.number().value(), level)
            .orElseGet(() -> appeals.save(new Appeal(denial.number().value(), level, right)));
    if (appeal.filedAt() == null && forwardedByLaw(denial)) {
      forwarded(step, right, appeal);
    }
    boolean pending = appeal.isPending();
    step.set(Variables.APPEAL_LEVEL, level).set(Variables.APPEAL_FILED, pending);
    if (pending) {
      step.set(Variables.APPEAL_DECISION_DUE_AT, decisionDue(denial, right, appeal));
      denial.appealTrack(AppealTrack.FILED);
    } else {
      denial.appealTrack(AppealTrack.DRAFTING);
      setClocks(step, right, level);
    }
  }

  /**
   * The plan itself sends an upheld file on, as Medicare Advantage does to the IRE (42 CFR
   * 422.590).
   */
  private boolean forwardedByLaw(Denial denial) {
    return appeals.findByCaseNumberOrderBySignedAt(denial.number().value()).stream()
        .filter(before -> before.decidedOn().isPresent())
        .flatMap(before -> rules.appealRight(denial.number(), before.level()).stream())
        .anyMatch(
            before ->
                before.forwardsAutomatically()
                    && before.nextLevel().code().equals(denial.appealLevel()));
  }

  private void forwarded(CaseStep step, AppealRight right, Appeal appeal) {
    Denial denial = step.denial();
    appeal.forwarded(clock.instant(), Timeline.SYSTEM, right.law());
    denial.appealFiled(true);
    ZoneId zone = rules.callRule(denial.number()).orElseThrow().zone();
    deadlines.set(
        denial.number(),
        DeadlineKind.PAYER_DECISION,
        clocks.payerDecision(right, clock.instant(), zone));
    timeline.add(denial.number(), right.name() + ": the plan forwards the file by law");
  }

  private void setClocks(CaseStep step, AppealRight right, String level) {
    Denial denial = step.denial();
    ComputedDeadline filing = instants.filing(denial, right, level);
    deadlines.set(denial.number(), DeadlineKind.APPEAL_FILING, filing);
    step.setAll(instants.of(denial, filing, moments.now(denial.number(), Moment.LEVEL_OPENED)));
    timeline.add(
        denial.number(),
        "Appeal opened: %s, to be filed by %s"
            .formatted(right.name(), ClockText.format(filing.dueAt(), filing.zone())));
  }

  private Instant decisionDue(Denial denial, AppealRight right, Appeal appeal) {
    ZoneId zone = rules.callRule(denial.number()).orElseThrow().zone();
    return clocks.payerDecision(right, appeal.filedAt(), zone).dueAt();
  }
}
