package org.overturn.intake.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.Timeline;
import org.overturn.intake.Answer;
import org.overturn.intake.CorrectingCase;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeCheck;
import org.overturn.process.CaseFacts;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Check the letter</i>: the facts as a person read them. The case is corrected by them,
 * and the process then looks rules and deadlines up anew.
 */
@Component
class CheckLetterForm implements TaskForm<CheckedLetter> {

  private final NoticeCheck check;
  private final CorrectingCase correcting;
  private final CaseFacts facts;
  private final Timeline timeline;
  private final Clock clock;

  CheckLetterForm(
      NoticeCheck check,
      CorrectingCase correcting,
      CaseFacts facts,
      Timeline timeline,
      Clock clock) {
    this.check = check;
    this.correcting = correcting;
    this.facts = facts;
    this.timeline = timeline;
    this.clock = clock;
  }

  @Override
  public String key() {
    return CheckedLetter.FORM;
  }

  @Override
  public Class<CheckedLetter> answers() {
    return CheckedLetter.class;
  }

  @Override
  public void complete(CheckedLetter answers, CaseStep step) {
    Denial denial = step.denial();
    List<LetterFact> before = LetterFact.of(denial);
    LocalDate latest = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).plusYears(2);
    DenialNotice checked = answers.facts(denial, latest);
    correcting.correct(
        denial,
        new Finding(
            Answer.DENIED,
            false,
            checked,
            check.flawsIn(checked, CheckLetterForm::words),
            List.of(),
            null,
            null),
        answers.windowZone());
    step.setAll(facts.of(denial));
    timeline.add(step.number(), step.user(), "Letter checked");
    changes(before, LetterFact.of(denial))
        .forEach(change -> timeline.add(step.number(), step.user(), change));
  }

  private static List<String> changes(List<LetterFact> before, List<LetterFact> after) {
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).value().equals(after.get(i).value())) {
        changes.add(after.get(i).changedFrom(before.get(i)));
      }
    }
    return changes;
  }

  private static String words(String property) {
    return property.replace('.', ' ').replaceAll("([A-Z])", " $1").toLowerCase();
  }
}
