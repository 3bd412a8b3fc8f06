package org.overturn.retention;

import java.util.Set;

/** A case's number stands where the purge did not reach: nothing was purged. */
class ProofNotGiven extends RuntimeException {

  ProofNotGiven(Set<String> tables) {
    super(
        "Nothing was purged: a case's number would have been left in "
            + String.join(", ", tables)
            + ". Tell whoever looks after Overturn; this is a fault of the program.");
  }
}
