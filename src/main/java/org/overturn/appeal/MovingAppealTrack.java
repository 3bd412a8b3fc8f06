package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.overturn.correction.MovingCase;
import org.overturn.correction.StageClocks;
import org.overturn.deadline.AppealLevel;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Moment;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Denial;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The clocks of the appeal's level once more: filing while it is prepared, else the decision. */
@Component
class MovingAppealTrack implements StageClocks {

  private static final String EXTERNAL = AppealLevel.EXTERNAL.code();

  private final Appeals appeals;
  private final ExternalReview review;
  private final LevelInstants instants;
  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final CaseMoments moments;
  private final Clock clock;

  MovingAppealTrack(
      Appeals appeals,
      ExternalReview review,
      LevelInstants instants,
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      CaseMoments moments,
      Clock clock) {
    this.appeals = appeals;
    this.review = review;
    this.instants = instants;
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.moments = moments;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public void move(MovingCase moving) {
    Denial denial = moving.denial();
    appeals
        .findByCaseNumberAndLevel(denial.number().value(), denial.appealLevel())
        .ifPresent(appeal -> move(moving, appeal));
  }

  private void move(MovingCase moving, Appeal appeal) {
    boolean besideBefore =
        rules
            .appealRight(moving.number(), moving.denial().appealLevel())
            .filter(AppealRight::mayRunTogether)
            .isPresent();
    AppealRight right = right(moving, moving.denial().appealLevel());
    moveReviewBeside(moving);
    if (appeal.isPending()) {
      moveDecision(moving, appeal, right);
      if (!besideBefore && review.mayRunBeside(moving.denial(), right)) {
        moving.hint(
            "By the facts as they are now the external review may run beside the appeal that is"
                + " filed (R71): decide whether to ask the reviewer too");
      }
    } else if (moving.denial().appealTrack().isRunning()) {
      moveFiling(moving, appeal, right);
    } else if (moving.denial().appealTrack() == AppealTrack.DEADLINE_MISSED) {
      askAboutMissedFiling(moving, right);
    }
  }

  private AppealRight right(MovingCase moving, String level) {
    AppealRight kept = rules.appealRight(moving.number(), level).orElseThrow();
    return moving
        .answer("appeal-rights", Map.of(Variables.APPEAL_LEVEL.name(), level))
        .filter(row -> !AppealRight.from(row).equals(kept))
        .map(row -> rules.keepAppealRight(moving.number(), level, row))
        .map(
            right -> {
              moving.ruleChanged("Right to appeal", kept.name(), right.name());
              return right;
            })
        .orElse(kept);
  }

  /** The external review that runs beside the plan's appeal (R71). */
  private void moveReviewBeside(MovingCase moving) {
    if (deadlines.running(moving.number(), DeadlineKind.REVIEWER_DECISION).isPresent()) {
      AppealRight right = right(moving, EXTERNAL);
      appeals
          .findByCaseNumberAndLevel(moving.number().value(), EXTERNAL)
          .map(filed -> clocks.payerDecision(right, filed.filedAt(), zone(moving)))
          .flatMap(due -> deadlines.move(moving.number(), DeadlineKind.REVIEWER_DECISION, due))
          .ifPresent(moving::moved);
    }
  }

  private ZoneId zone(MovingCase moving) {
    return rules.callRule(moving.number()).orElseThrow().zone();
  }

  /** A day that was agreed with the payer since then stays. */
  private void moveDecision(MovingCase moving, Appeal appeal, AppealRight right) {
    ComputedDeadline due = clocks.payerDecision(right, appeal.filedAt(), zone(moving));
    deadlines
        .running(moving.number(), DeadlineKind.PAYER_DECISION)
        .filter(before -> before.dueAt().equals(moving.instant(Variables.APPEAL_DECISION_DUE_AT)))
        .ifPresent(before -> moving.set(Variables.APPEAL_DECISION_DUE_AT, due.dueAt()));
    deadlines.move(moving.number(), DeadlineKind.PAYER_DECISION, due).ifPresent(moving::moved);
  }

  private void moveFiling(MovingCase moving, Appeal appeal, AppealRight right) {
    Denial denial = moving.denial();
    ComputedDeadline filing = instants.filing(denial, right, denial.appealLevel());
    deadlines.move(moving.number(), DeadlineKind.APPEAL_FILING, filing).ifPresent(moving::moved);
    Instant opened = moments.at(moving.number(), Moment.LEVEL_OPENED).orElse(denial.receivedAt());
    Map<String, Object> now = new HashMap<>(instants.of(denial, filing, opened));
    if (moments.since(moving.number(), Moment.LEVEL_OPENED, Moment.CALL_RECORD_ADDED).isPresent()) {
      // the call upheld the denial: letter and filing stay due that day (R46)
      now.remove(Variables.LETTER_DUE_AT.name());
      now.remove(Variables.FILING_DUE_AT.name());
    }
    moving.setAll(now).set(Variables.CONSENT_REQUIRED, right.consentRequired());
    if (!right.available()) {
      moving.hint(
          "By the facts as they are now this level is not open to the practice (%s): decide whether to file"
              .formatted(right.name()));
    }
    if (right.consentRequired() && appeal.consentDate() == null && appeal.isSigned()) {
      moving.hint("The enrollee's written consent is needed with the appeal (R70)");
    }
  }

  private void askAboutMissedFiling(MovingCase moving, AppealRight right) {
    Denial denial = moving.denial();
    ComputedDeadline filing = instants.filing(denial, right, denial.appealLevel());
    if (right.available() && !filing.isOverAt(clock.instant())) {
      moving.hint(
          "By the facts as they are now the appeal could still be filed, until %s: decide whether to"
              .formatted(filing.dueText()));
    }
  }
}
