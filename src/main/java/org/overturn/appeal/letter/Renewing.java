package org.overturn.appeal.letter;

import java.time.Clock;
import java.util.List;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.evidence.ChartRead;
import org.overturn.evidence.CriterionOverruled;
import org.overturn.evidence.PolicyChosen;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Drafts a letter anew, as a whole, while nobody has worked on it: the chart comes minutes after
 * the denial, and the appeal is to be written by then. Once a person's words are in it, or a call
 * was held, what is new is proposed instead, sentence by sentence (R48).
 */
@Component
class Renewing {

  private final LetterRecords records;
  private final LetterDrafts drafts;
  private final CallFindings findings;
  private final Cases cases;
  private final Clock clock;

  Renewing(
      LetterRecords records, LetterDrafts drafts, CallFindings findings, Cases cases, Clock clock) {
    this.records = records;
    this.drafts = drafts;
    this.findings = findings;
    this.cases = cases;
    this.clock = clock;
  }

  @EventListener
  void on(ChartRead read) {
    renew(read.number(), "the chart was read");
  }

  @EventListener
  void on(PolicyChosen chosen) {
    renew(chosen.number(), "another policy was chosen");
  }

  @EventListener
  void on(CriterionOverruled overruled) {
    renew(overruled.number(), "a person decided how a criterion stands");
  }

  @EventListener
  void on(EnclosuresChosen chosen) {
    renew(chosen.number(), "the enclosures were chosen");
  }

  private void renew(CaseNumber number, String since) {
    if (findings.of(number).isEmpty()) {
      Denial denial = cases.get(number);
      records.of(number).stream()
          .filter(KeptLetter::isOpen)
          .flatMap(each -> records.lock(number, each.id()).stream())
          .filter(each -> each.isOpen() && each.content().isUntouched())
          .forEach(each -> renew(denial, each, since));
    }
  }

  private void renew(Denial denial, KeptLetter letter, String since) {
    WorkingLetter fresh;
    try {
      fresh = WorkingLetter.of(drafts.of(denial, letter.kind(), letter.level()));
    } catch (LetterRefused wordingToMend) {
      // whoever opens the letter is told what of the template has to be mended
      return;
    }
    if (!fresh.equals(letter.content())) {
      records.change(
          letter.id(),
          fresh,
          List.of(
              new Revision(
                  letter.revision() + 1,
                  "Drafted anew, since " + since,
                  "",
                  "",
                  "",
                  Timeline.SYSTEM,
                  clock.instant())));
    }
  }
}
