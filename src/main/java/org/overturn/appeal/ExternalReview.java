package org.overturn.appeal;

import java.util.HashMap;
import java.util.Map;
import org.overturn.deadline.AppealLevel;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseFacts;
import org.overturn.process.CaseStep;
import org.overturn.process.EngineCalls;
import org.overturn.process.RuleTables;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/**
 * The expedited external review that may run beside the expedited internal appeal (R71): asked for
 * with the same letter, and waited for once the plan has upheld.
 */
@Service
class ExternalReview {

  private static final String TABLE = "appeal-rights";
  private static final String EXTERNAL = AppealLevel.EXTERNAL.code();

  private final Appeals appeals;
  private final CaseFacts facts;
  private final RuleTables tables;
  private final EngineCalls engine;
  private final ProvingFiling proving;
  private final CaseRules rules;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final Timeline timeline;
  private final PracticeProperties practice;

  ExternalReview(
      Appeals appeals,
      CaseFacts facts,
      RuleTables tables,
      EngineCalls engine,
      ProvingFiling proving,
      CaseRules rules,
      CaseDeadlines deadlines,
      Deadlines clocks,
      Timeline timeline,
      PracticeProperties practice) {
    this.appeals = appeals;
    this.facts = facts;
    this.tables = tables;
    this.engine = engine;
    this.proving = proving;
    this.rules = rules;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.timeline = timeline;
    this.practice = practice;
  }

  /**
   * Whether the reviewer may be asked while the plan decides: by the law of this level, where the
   * denial is one that the reviewer takes (R74), and not a second time.
   */
  boolean mayRunBeside(Denial denial, AppealRight right) {
    return right.mayRunTogether()
        && !EXTERNAL.equals(denial.appealLevel())
        && appeals.findByCaseNumberAndLevel(denial.number().value(), EXTERNAL).isEmpty()
        && keepRight(denial).available();
  }

  /**
   * The reviewer is asked with the letter of the plan's appeal, with proof of its own.
   *
   * @throws AnswerRefused when the proof does not hold; see {@link ProvingFiling}
   */
  void filed(CaseStep step, FileExternalReviewForm.Answers answers) {
    String number = step.number().value();
    Appeal signed =
        appeals.findByCaseNumberAndLevel(number, step.denial().appealLevel()).orElseThrow();
    Sending sending = proving.filed(step, signed, EXTERNAL, answers.in(practice.zone()), false);
    AppealRight right = rules.appealRight(step.number(), EXTERNAL).orElseThrow();
    Appeal review = appeals.save(new Appeal(number, EXTERNAL, right));
    review.filed(sending.at(), step.user(), sending.method(), sending.confirmation());
    deadlines.set(
        step.number(),
        DeadlineKind.REVIEWER_DECISION,
        clocks.payerDecision(
            right, sending.at(), rules.callRule(step.number()).orElseThrow().zone()));
    timeline.add(
        step.number(),
        step.user(),
        "External review filed beside the appeal %s, confirmed and proven: %s"
            .formatted(sending.how(), right.name()));
  }

  void notFiled(CaseStep step, String why) {
    timeline.add(
        step.number(),
        step.user(),
        "The external review is not asked for beside the appeal: " + why);
  }

  /** The internal level is over: what was not filed beside it is the next level's to file. */
  void left(CaseStep step) {
    step.set(Variables.REVIEW_BESIDE, false);
  }

  private AppealRight keepRight(Denial denial) {
    Map<String, Object> ofExternal = new HashMap<>(facts.of(denial));
    ofExternal.put(Variables.APPEAL_LEVEL.name(), EXTERNAL);
    return engine.unrestricted(
        () ->
            rules.keepAppealRight(
                denial.number(), EXTERNAL, tables.answer(tables.newest(TABLE), ofExternal)));
  }
}
