package org.overturn.peertopeer;

import java.util.List;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.Effect;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/**
 * The payer's rule for the call on the case page: who may speak, how to ask, and what it can do.
 */
@Component
class CallRuleSection implements CaseSection {

  private final CaseRules rules;
  private final ReviewerQualifications reviewers;

  CallRuleSection(CaseRules rules, ReviewerQualifications reviewers) {
    this.rules = rules;
    this.reviewers = reviewers;
  }

  @Override
  public String title() {
    return "Payer's rule for the call";
  }

  @Override
  public int order() {
    return 5;
  }

  @Override
  public List<Part> of(Denial denial) {
    String reviewer = reviewers.of(denial).orElse("");
    return rules.callRule(denial.number()).map(rule -> part(rule, reviewer)).stream().toList();
  }

  private static Part part(WindowRule rule, String reviewer) {
    return Part.facts(
        "",
        Entry.of("Rule", rule.name() + (rule.assumed() ? " (assumed: read the letter)" : "")),
        Entry.of("Offered", words(rule.offered().code())),
        Entry.of(
            "What it can do",
            rule.effect() == Effect.CAN_OVERTURN
                ? "overturn the denial"
                : "explain the denial, not overturn it"),
        Entry.of("Who may speak", words(rule.whoMaySpeak().code())),
        Entry.of("Who must review, by law", reviewer),
        Entry.of("How to request", rule.howToRequest()),
        Entry.of("Phone", rule.payerPhone()),
        Entry.of(
            "Phone hours",
            "%s to %s, %s".formatted(rule.hours().opens(), rule.hours().closes(), rule.zone())),
        Entry.of("Slot", rule.slotMinutes() + " minutes"),
        Entry.of(
            "Times to offer", rule.timesToOffer() > 1 ? "at least " + rule.timesToOffer() : ""),
        Entry.of("To ask for besides", rule.separateRequest()),
        Entry.of(
            "Filing the appeal",
            rule.appealEndsCall()
                ? "ends the right to a call"
                : "does not end the right to a call"),
        Entry.of("Source", rule.published().words()));
  }

  private static String words(String code) {
    return code.replace('-', ' ');
  }
}
