package org.overturn.evidence.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.Denial;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** Which versions fit a denial, and which of them is meant. */
@Component
class FittingPolicies {

  private final PolicyStore store;
  private final PracticeProperties practice;

  FittingPolicies(PolicyStore store, PracticeProperties practice) {
    this.store = store;
    this.practice = practice;
  }

  /** A version, and why it is the one. */
  record Choice(KeptPolicy policy, String because) {}

  /**
   * The one that the denial cites, else the one that alone covers the service; both as they were in
   * force on the day of the determination, the payer's own before those that bind everybody. Where
   * the cited one is kept, but not as it was on that day, a person has to say.
   */
  Optional<Choice> choice(Denial denial) {
    List<KeptPolicy> all = store.forPayer(denial.payer().id());
    List<KeptPolicy> inForce = InForce.ofEach(all, day(denial));
    if (!cited(all, denial).isEmpty()) {
      List<KeptPolicy> cited = cited(inForce, denial);
      return alone(cited)
          .or(() -> alone(covering(cited, denial)))
          .map(policy -> new Choice(policy, "the denial cites it"));
    }
    return alone(covering(inForce, denial))
        .map(policy -> new Choice(policy, "it alone covers the service"));
  }

  /** Those that the denial cites and those that cover the service, the payer's own first. */
  List<KeptPolicy> fitting(Denial denial) {
    List<KeptPolicy> inForce = inForce(denial);
    List<KeptPolicy> cited = cited(inForce, denial);
    List<KeptPolicy> covering = covering(inForce, denial);
    return inForce.stream()
        .filter(each -> cited.contains(each) || covering.contains(each))
        .toList();
  }

  boolean cites(Denial denial, KeptPolicy policy) {
    return PolicyNumber.names(denial.reason().policyCited(), policy.key());
  }

  boolean covers(Denial denial, KeptPolicy policy) {
    return denial.service() != null
        && denial.service().code() != null
        && ServiceCodes.cover(policy.services(), denial.service().label());
  }

  /** The payer's day of the determination; the day the denial came where it names none. */
  LocalDate day(Denial denial) {
    return denial.determinationDate() == null
        ? LocalDate.ofInstant(denial.receivedAt(), practice.zone())
        : denial.determinationDate();
  }

  private List<KeptPolicy> inForce(Denial denial) {
    return InForce.ofEach(store.forPayer(denial.payer().id()), day(denial));
  }

  private List<KeptPolicy> cited(List<KeptPolicy> among, Denial denial) {
    return among.stream().filter(each -> cites(denial, each)).toList();
  }

  private List<KeptPolicy> covering(List<KeptPolicy> among, Denial denial) {
    return among.stream().filter(each -> covers(denial, each)).toList();
  }

  /** The payer's only one; where it has none, the only one that binds everybody. */
  private static Optional<KeptPolicy> alone(List<KeptPolicy> among) {
    List<KeptPolicy> own = among.stream().filter(each -> !each.bindsEverybody()).toList();
    List<KeptPolicy> first = own.isEmpty() ? among : own;
    return first.size() == 1 ? Optional.of(first.get(0)) : Optional.empty();
  }
}
