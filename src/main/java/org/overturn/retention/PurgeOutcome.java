package org.overturn.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.overturn.denial.CaseNumber;

/**
 * What came of a purge.
 *
 * @param runs those that were done, with tombstones and proof
 * @param gone how many cases are gone
 * @param originals how many originals without a case went as well
 * @param left cases that are whole, for their numbers would have been left somewhere
 */
public record PurgeOutcome(List<UUID> runs, int gone, int originals, List<CaseNumber> left) {

  static final PurgeOutcome NOTHING = new PurgeOutcome(List.of(), 0, 0, List.of());

  /** True when nothing was due. */
  public boolean isNothing() {
    return runs.isEmpty() && left.isEmpty();
  }

  PurgeOutcome and(PurgeOutcome other) {
    return new PurgeOutcome(
        joined(runs, other.runs),
        gone + other.gone,
        originals + other.originals,
        joined(left, other.left));
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
