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
    String words = words(finding);
    if (finding.answer() == Answer.NO_DENIAL) {
      return List.of(LineOutcome.notADenial(words));
    }
    List<Denial> open = known.of(finding, payer).stream().filter(Denial::isOpen).toList();
    open.forEach(denial -> timeline.add(denial.number(), notice.sender(), words));
    if (finding.answer() == Answer.PENDED || finding.answer() == Answer.WITHDRAWN) {
      return List.of(LineOutcome.notADenial(words));
    }
    return open.isEmpty()
        ? List.of(LineOutcome.forAPerson(null, words))
        : open.stream().map(denial -> LineOutcome.forAPerson(denial.number(), words)).toList();
  }

  private static String words(Finding finding) {
    return switch (finding.answer()) {
      case PENDED -> "The payer has not decided yet (A4)" + reasons(finding);
      case WITHDRAWN -> "The payer says the request was cancelled or needs no action (C, NA)";
      case CALL_PAYER -> "The payer asks to be called (CT)" + phone(finding);
      case NO_DENIAL -> finding.note();
      default -> finding.note() == null ? noDecision(finding) : finding.note();
    };
  }

  private static String noDecision(Finding finding) {
    return "The payer's answer names no decision that could be read" + action(finding);
  }

  private static String reasons(Finding finding) {
    String codes = finding.facts().reason().codes();
    return codes == null || codes.isBlank() ? "" : ", with " + codes;
  }

  /** The payer's number; what does not look like one is not repeated. */
  private static String phone(Finding finding) {
    String phone = finding.facts().payerPhone();
    return phone != null && phone.matches("[0-9 ()+./x-]{7,40}") ? ", at " + phone : "";
  }

  /** A code; what does not look like one is not repeated. */
  private static String action(Finding finding) {
    String action = finding.facts().reason().actionCode();
    return action != null && action.matches("[A-Z0-9]{1,3}") ? ": its action is " + action : "";
  }
}
