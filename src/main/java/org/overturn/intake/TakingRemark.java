package org.overturn.intake;

import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.denial.Payer;
import org.overturn.denial.Timeline;
import org.springframework.stereotype.Component;

/**
 * Takes an answer that decides nothing: a pend or a cancellation is noted on the cases it is about;
 * a call for contact, or what cannot be read as a decision, is left to a person.
 */
@Component
class TakingRemark {

  private final KnownCases known;
  private final Timeline timeline;

  TakingRemark(KnownCases known, Timeline timeline) {
    this.known = known;
    this.timeline = timeline;
  }

  List<LineOutcome> take(Notice notice, Finding finding, Payer payer) {
    String words = words(finding.answer());
    List<Denial> open = known.of(finding, payer).stream().filter(Denial::isOpen).toList();
    open.forEach(denial -> timeline.add(denial.number(), notice.sender(), words));
    if (finding.answer() == Answer.PENDED || finding.answer() == Answer.WITHDRAWN) {
      return List.of(LineOutcome.notADenial(words));
    }
    return open.isEmpty()
        ? List.of(LineOutcome.forAPerson(null, words))
        : open.stream().map(denial -> LineOutcome.forAPerson(denial.number(), words)).toList();
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case PENDED -> "The payer has not decided yet (A4)";
      case WITHDRAWN -> "The payer says the request was cancelled or needs no action (C, NA)";
      case CALL_PAYER -> "The payer asks to be called (CT)";
      default -> "The payer's answer names no decision that could be read";
    };
  }
}
