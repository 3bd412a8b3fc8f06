package org.overturn.audit;

import java.util.List;

/**
 * What reading the whole chain has shown.
 *
 * @param head where it ends
 * @param faults what is wrong, the first of them
 * @param faultsInAll how much is wrong
 * @param waiting entries that are not sealed yet
 */
public record Proof(Head head, List<Fault> faults, long faultsInAll, long waiting) {

  public Proof {
    faults = List.copyOf(faults);
  }

  public boolean holds() {
    return faultsInAll == 0;
  }

  /** The act as which it is put on record. */
  public String act() {
    return holds() ? "audit-proven" : "audit-broken";
  }

  /** For an entry of the audit, a log or a mail. */
  public String summary() {
    return holds()
        ? "the chain holds up to " + head
        : "the chain is broken, %d faults, the first: %s"
            .formatted(faultsInAll, faults.get(0).words());
  }
}
