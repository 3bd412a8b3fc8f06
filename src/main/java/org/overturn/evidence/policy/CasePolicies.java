package org.overturn.evidence.policy;

import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.evidence.Policies;
import org.overturn.evidence.Policy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which policy argues which case. */
@Service
class CasePolicies implements Policies {

  private final PolicyStore store;
  private final ChosenPolicies chosen;
  private final FittingPolicies fitting;
  private final Cases cases;
  private final Timeline timeline;

  CasePolicies(
      PolicyStore store,
      ChosenPolicies chosen,
      FittingPolicies fitting,
      Cases cases,
      Timeline timeline) {
    this.store = store;
    this.chosen = chosen;
    this.fitting = fitting;
    this.cases = cases;
    this.timeline = timeline;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Policy> of(CaseNumber number) {
    return chosen.of(number).flatMap(each -> store.get(each.policy()));
  }

  @Override
  @Transactional
  public Optional<Policy> choose(Denial denial) {
    cases.lock(denial.number());
    Optional<Policy> already = of(denial.number());
    return already.isPresent() ? already : fitting.choice(denial).map(one -> keep(denial, one));
  }

  private Policy keep(Denial denial, FittingPolicies.Choice choice) {
    chosen.add(denial.number(), choice.policy().id(), choice.because(), Timeline.SYSTEM);
    timeline.add(
        denial.number(),
        "The case is argued by %s: %s".formatted(choice.policy().label(), choice.because()));
    return store.get(choice.policy().id()).orElseThrow();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Policy> fitting(Denial denial) {
    return fitting.fitting(denial).stream()
        .map(each -> store.get(each.id()).orElseThrow())
        .toList();
  }
}
