package org.overturn.evidence.policy;

import java.util.List;
import java.util.Map;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.document.PdfPages;
import org.overturn.document.StoredFile;
import org.overturn.evidence.Policy;
import org.springframework.stereotype.Component;

/**
 * The version of the payer's policy that a case is argued by: its criteria and guidelines, with
 * where and when its text was retrieved (R23). Each criterion is a place in the PDF.
 */
@Component
class PolicyExhibits implements Exhibits {

  private final ChosenPolicies chosen;
  private final PolicyStore store;
  private final PolicyPayers payers;
  private final PdfPages pages;

  PolicyExhibits(ChosenPolicies chosen, PolicyStore store, PolicyPayers payers, PdfPages pages) {
    this.chosen = chosen;
    this.store = store;
    this.payers = payers;
    this.pages = pages;
  }

  @Override
  public List<Exhibit> of(Denial denial) {
    return chosen
        .of(denial.number())
        .flatMap(each -> store.get(each.policy()).map(policy -> exhibit(policy, each)))
        .stream()
        .toList();
  }

  private Exhibit exhibit(Policy policy, ChosenPolicy choice) {
    return new Exhibit(
        "policy:" + policy.id(),
        Exhibit.Kind.POLICY,
        "Policy " + policy.label() + ": " + policy.title(),
        choice.at(),
        "policy.pdf",
        () ->
            new StoredFile(
                "policy.pdf",
                "application/pdf",
                pages.renderWithPlaces("policy", model(policy)).bytes()));
  }

  private Map<String, Object> model(Policy policy) {
    return Map.of(
        "policy",
        PolicyView.of(policy, payers.name(policy.payer())),
        "effective",
        policy.effectiveFrom() == null ? "" : ClockText.format(policy.effectiveFrom()),
        "until",
        policy.effectiveTo() == null ? "" : ClockText.format(policy.effectiveTo()),
        "retrieved",
        policy.retrievedOn() == null ? "" : ClockText.format(policy.retrievedOn()));
  }
}
