package org.overturn.evidence.policy;

import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.evidence.PolicyChosen;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's choice of the policy that a case is argued by. */
@Service
class ChoosingPolicy {

  static final int LONGEST_REASON = 300;

  private final PolicyStore store;
  private final ChosenPolicies chosen;
  private final Cases cases;
  private final Timeline timeline;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  ChoosingPolicy(
      PolicyStore store,
      ChosenPolicies chosen,
      Cases cases,
      Timeline timeline,
      Audit audit,
      ApplicationEventPublisher events) {
    this.store = store;
    this.chosen = chosen;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.events = events;
  }

  /** The choice cannot be taken; says why and what to do. */
  static class ChoiceRefused extends RuntimeException {

    ChoiceRefused(String message) {
      super(message);
    }
  }

  /**
   * What a person chooses.
   *
   * @param policy the version
   * @param seen the one that argued the case when the person looked; null for none
   * @param why a reason in words; needed where it takes another's place
   */
  record Choice(UUID policy, UUID seen, String why) {}

  /**
   * Chooses a version in place of the one before, and tells whoever wrote by that one.
   *
   * @throws ChoiceRefused when the case has ended, somebody else chose meanwhile, or the reason is
   *     missing
   */
  @Transactional
  public void choose(CaseNumber number, Choice choice, String by, String from) {
    Denial denial = cases.lock(number);
    Optional<ChosenPolicy> before = chosen.of(number);
    UUID now = before.map(ChosenPolicy::policy).orElse(null);
    KeptPolicy policy =
        store
            .kept(choice.policy())
            .orElseThrow(() -> new ChoiceRefused("There is no such policy: choose one below."));
    refuse(denial, choice, now);
    String why = Checking.plain(choice.why());
    chosen.add(number, policy.id(), why.isEmpty() ? "a person's choice" : why, by);
    String instead =
        before
            .flatMap(each -> store.kept(each.policy()))
            .map(each -> " instead of " + each.label())
            .orElse("");
    timeline.add(
        number,
        by,
        "Chose %s as the policy of the case%s%s"
            .formatted(policy.label(), instead, why.isEmpty() ? "" : ": " + why));
    audit.record(by, "policy-chosen", number, from, policy.label() + ", " + policy.id());
    events.publishEvent(new PolicyChosen(number));
  }

  private static void refuse(Denial denial, Choice choice, UUID now) {
    if (!denial.isOpen()) {
      throw new ChoiceRefused("The case has ended: what argued it stays on record.");
    }
    if (now != null && !now.equals(choice.seen()) || now == null && choice.seen() != null) {
      throw new ChoiceRefused(
          "Somebody else has just chosen for this case: look at it, and choose again.");
    }
    if (choice.policy().equals(now)) {
      throw new ChoiceRefused("The case is argued by this version already.");
    }
    String why = Checking.plain(choice.why());
    if (now != null && why.isEmpty()) {
      throw new ChoiceRefused("Say why another policy argues the case: the timeline keeps it.");
    }
    if (why.length() > LONGEST_REASON) {
      throw new ChoiceRefused(
          "The reason is longer than %d characters: shorten it.".formatted(LONGEST_REASON));
    }
  }
}
