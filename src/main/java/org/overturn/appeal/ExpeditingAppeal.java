package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Moment;
import org.overturn.deadline.OpeningHours;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseStep;
import org.overturn.process.Timers;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/**
 * A physician certifies that the appeal cannot wait: a delay would jeopardize the patient's life,
 * health or ability to regain function (29 CFR 2560.503-1(m)(1), 42 CFR 422.584, 42 CFR 438.410).
 * From then on the rights and clocks of an expedited appeal hold.
 */
@Service
class ExpeditingAppeal {

  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final CaseMoments moments;
  private final LevelInstants instants;
  private final ExternalReview review;
  private final Deadlines clocks;
  private final Timers timers;
  private final Timeline timeline;
  private final OpeningHours practice;
  private final Clock clock;

  ExpeditingAppeal(
      CaseRules rules,
      CaseDeadlines deadlines,
      CaseMoments moments,
      LevelInstants instants,
      ExternalReview review,
      Deadlines clocks,
      Timers timers,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.rules = rules;
    this.deadlines = deadlines;
    this.moments = moments;
    this.instants = instants;
    this.review = review;
    this.clocks = clocks;
    this.timers = timers;
    this.timeline = timeline;
    this.practice = OpeningHours.of(practice);
    this.clock = clock;
  }

  /** What the signing physician said: the table of rights is asked with it next. */
  void certified(CaseStep step, boolean expedited) {
    step.set(Variables.EXPEDITED_CERTIFIED, expedited);
    if (expedited) {
      if (step.denial().urgency() != Urgency.EXPEDITED) {
        step.denial().certifiedExpedited();
        timeline.add(step.number(), step.user(), "Certified as expedited by the physician");
      }
      step.set(Variables.URGENCY, Urgency.EXPEDITED.code());
    }
  }

  /**
   * The expedited right takes the place of the standard one. Where the table has none that is open,
   * the standard one stays, and the timeline says so.
   */
  void clocksSet(CaseStep step) {
    Denial denial = step.denial();
    String level = denial.appealLevel();
    Map<String, Object> row = step.takeDecision("appealRights");
    if (!AppealRight.from(row).available()) {
      timeline.add(
          denial.number(),
          "No expedited right is known at this level: the standard one stays, and the letter asks for haste");
      return;
    }
    AppealRight right = rules.keepAppealRight(denial.number(), level, row);
    ComputedDeadline filing = instants.filing(denial, right, level);
    deadlines.move(denial.number(), DeadlineKind.APPEAL_FILING, filing);
    Instant opened = moments.at(denial.number(), Moment.LEVEL_OPENED).orElse(denial.receivedAt());
    Map<String, Object> now = new HashMap<>(instants.of(denial, filing, opened));
    now.remove(Variables.LETTER_DUE_AT.name());
    Instant due = clocks.requestDueAt(clock.instant(), filing.dueAt(), practice);
    now.put(Variables.FILING_DUE_AT.name(), Date.from(due));
    timers.set(denial.number(), now);
    step.set(Variables.CONSENT_REQUIRED, right.consentRequired())
        .set(Variables.REVIEW_BESIDE, review.mayRunBeside(denial, right));
    timeline.add(denial.number(), "Expedited from here on: " + right.name());
  }
}
