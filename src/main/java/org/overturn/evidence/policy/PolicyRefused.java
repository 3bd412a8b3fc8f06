package org.overturn.evidence.policy;

import java.util.List;

/** A policy cannot be saved; the texts say what is in the way and how to mend it. */
class PolicyRefused extends RuntimeException {

  private final transient List<Flaws.Flaw> flaws;
  private final transient KeptPolicy meanwhile;

  private PolicyRefused(String message, List<Flaws.Flaw> flaws, KeptPolicy meanwhile) {
    super(message);
    this.flaws = flaws;
    this.meanwhile = meanwhile;
  }

  static PolicyRefused because(List<Flaws.Flaw> flaws) {
    return new PolicyRefused("Mend what is marked: nothing was saved.", flaws, null);
  }

  static PolicyRefused versionTaken(KeptPolicy kept, List<PolicyChanges.Change> changes) {
    String differs =
        String.join(", ", changes.stream().map(PolicyChanges.Change::what).limit(4).toList());
    String words =
        "%s is saved already and never changes; this one differs in %s. Give it another version."
            .formatted(kept.label(), differs);
    return new PolicyRefused(words, List.of(new Flaws.Flaw("version", words)), null);
  }

  static PolicyRefused savedMeanwhile(KeptPolicy newest) {
    return new PolicyRefused(
        "%s has saved %s meanwhile. Nothing of yours is lost: compare, then save again."
            .formatted(newest.savedBy(), newest.label()),
        List.of(),
        newest);
  }

  /** What is wrong with the policy itself; may be none. */
  List<Flaws.Flaw> flaws() {
    return flaws;
  }

  /** What somebody else saved since; null unless that is why. */
  KeptPolicy meanwhile() {
    return meanwhile;
  }
}
