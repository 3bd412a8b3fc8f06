package org.overturn.evidence.policy;

import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.evidence.Policy;
import org.springframework.stereotype.Component;

/** On the case page: by which policy the case is argued, and the way to choose another. */
@Component
class PolicySection implements CaseSection {

  private final CasePolicies policies;
  private final FittingPolicies fitting;

  PolicySection(CasePolicies policies, FittingPolicies fitting) {
    this.policies = policies;
    this.fitting = fitting;
  }

  @Override
  public String title() {
    return "Policy";
  }

  @Override
  public int order() {
    return 11;
  }

  @Override
  public List<Part> of(Denial denial) {
    String page = "/cases/" + denial.number() + "/policy";
    Optional<Policy> policy = policies.of(denial.number());
    if (policy.isPresent()) {
      return List.of(chosen(policy.get(), page));
    }
    boolean clinical = denial.kind().filter(DenialKind.CLINICAL::equals).isPresent();
    return clinical && denial.isOpen() ? List.of(none(denial, page)) : List.of();
  }

  private static Part chosen(Policy policy, String page) {
    return Part.facts(
        "",
        Entry.of("Argued by", policy.label()).to(page),
        Entry.of("Title", policy.title()),
        Entry.of("Criteria", String.valueOf(policy.criteria().size())),
        Entry.of("Retrieved on", policy.retrievedOn()).from(policy.source()));
  }

  private Part none(Denial denial, String page) {
    int fit = fitting.fitting(denial).size();
    String words =
        switch (fit) {
          case 0 -> "None fits: choose one";
          case 1 -> "None is chosen: one fits";
          default -> "None is chosen: %d fit".formatted(fit);
        };
    return Part.facts("", Entry.of("Argued by", words).to(page));
  }
}
