package org.overturn.evidence.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.evidence.Policy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves versions of policies, checked, each once; who saved what is on record. */
@Service
class SavingPolicies {

  private final PolicyStore store;
  private final PolicyCheck check;
  private final Audit audit;

  SavingPolicies(PolicyStore store, PolicyCheck check, Audit audit) {
    this.store = store;
    this.check = check;
    this.audit = audit;
  }

  /**
   * A version that is kept.
   *
   * @param fresh false when the same was kept already, and nothing was saved
   */
  record Saved(Policy policy, boolean fresh) {}

  /**
   * Saves a version.
   *
   * @param editedFrom the version that a person looked at while editing; null for an import
   * @throws PolicyRefused when it is not in order, when the version is taken by other contents, or
   *     when somebody saved another version after the one that was edited
   */
  @Transactional
  Saved save(DraftPolicy draft, UUID editedFrom, Origin origin, String by, String from) {
    PolicyCheck.Checked checked = check.check(draft);
    if (!checked.faults().isEmpty()) {
      throw PolicyRefused.because(checked.faults());
    }
    Policy policy = checked.policy();
    store.lock(policy.payer(), policy.number());
    List<KeptPolicy> versions = store.versions(policy.payer(), policy.number());
    Optional<Saved> known = known(policy, versions);
    if (known.isPresent()) {
      return known.get();
    }
    refuseWhatWasOvertaken(editedFrom, versions);
    Policy saved = store.add(policy, origin, by);
    audit.record(
        by,
        "policy-saved",
        null,
        from,
        "%s, payer %s, %s".formatted(saved.label(), saved.payer(), saved.id()));
    return new Saved(saved, true);
  }

  private Optional<Saved> known(Policy policy, List<KeptPolicy> versions) {
    Optional<KeptPolicy> same =
        versions.stream().filter(each -> each.version().equals(policy.version())).findFirst();
    return same.map(
        kept -> {
          Policy before = store.get(kept.id()).orElseThrow();
          List<PolicyChanges.Change> changes = PolicyChanges.between(before, policy);
          if (!changes.isEmpty()) {
            throw PolicyRefused.versionTaken(kept, changes);
          }
          return new Saved(before, false);
        });
  }

  private static void refuseWhatWasOvertaken(UUID editedFrom, List<KeptPolicy> versions) {
    boolean sameLine = versions.stream().anyMatch(each -> each.id().equals(editedFrom));
    if (sameLine && !versions.get(0).id().equals(editedFrom)) {
      throw PolicyRefused.savedMeanwhile(versions.get(0));
    }
  }
}
