package org.overturn.casework;

import java.util.function.Supplier;
import org.overturn.audit.Audit;
import org.overturn.correction.Moved;
import org.overturn.correction.MovingClocks;
import org.overturn.correction.Retrying;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.InvalidRule;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.intake.CorrectingCase;
import org.overturn.process.AnswerRefused;
import org.springframework.stereotype.Service;

/** Corrects the facts of a case for a coordinator or a supervisor: shown before, then done. */
@Service
class CaseCorrections {

  private final Cases cases;
  private final CaseRules rules;
  private final CorrectingCase correcting;
  private final MovingClocks moving;
  private final Retrying retrying;
  private final Timeline timeline;
  private final Audit audit;

  CaseCorrections(
      Cases cases,
      CaseRules rules,
      CorrectingCase correcting,
      MovingClocks moving,
      Retrying retrying,
      Timeline timeline,
      Audit audit) {
    this.cases = cases;
    this.rules = rules;
    this.correcting = correcting;
    this.moving = moving;
    this.retrying = retrying;
    this.timeline = timeline;
    this.audit = audit;
  }

  /** The facts as they stand; the look at them is audited. */
  CorrectionForm open(CaseNumber number, Viewer viewer) {
    return retrying.inTransaction(
        () -> {
          Denial denial = cases.get(number);
          audit.record(viewer.user(), "case-viewed", number, viewer.from(), "to correct");
          return CorrectionForm.of(denial);
        });
  }

  /**
   * What would move: it is done, seen and undone, so that it is what would be done.
   *
   * @throws AnswerRefused when the correction cannot be made
   * @throws FactsChanged when somebody else corrected the case since the form was opened
   */
  Moved preview(CaseNumber number, CorrectionForm form, Viewer viewer) {
    return retrying.undone(() -> correct(number, form, viewer));
  }

  /**
   * Corrects the case, and moves all its clocks, in one transaction.
   *
   * @throws AnswerRefused when the correction cannot be made; nothing has changed
   * @throws FactsChanged when somebody else corrected the case since the form was opened
   */
  Moved apply(CaseNumber number, CorrectionForm form, Viewer viewer) {
    return retrying.inTransaction(
        () -> {
          audit.record(viewer.user(), "case-corrected", number, viewer.from(), null);
          return correct(number, form, viewer);
        });
  }

  private Moved correct(CaseNumber number, CorrectionForm form, Viewer viewer) {
    Denial denial = cases.lock(number);
    if (!denial.isOpen()) {
      throw new AnswerRefused("The case has ended: its facts can no longer be corrected.");
    }
    if (!form.saw(denial)) {
      throw new FactsChanged(CorrectionForm.of(denial));
    }
    if (form.changesNothing(denial)) {
      throw new AnswerRefused("Nothing is corrected yet: change a fact first.");
    }
    CorrectedFacts facts = CorrectedFacts.of(form, denial, rules.callRule(number).orElseThrow());
    timeline.add(number, viewer.user(), "Case corrected. Reason: " + form.why());
    return withRules(
        () ->
            moving.corrected(
                denial,
                viewer.user(),
                () -> correcting.correctRunning(denial, facts.notice(), facts.windowZone())));
  }

  private static <T> T withRules(Supplier<T> what) {
    try {
      return what.get();
    } catch (InvalidRule wrong) {
      throw new AnswerRefused(
          "The rules cannot be looked up: " + wrong.getMessage() + ". Tell the process owner.");
    }
  }
}
