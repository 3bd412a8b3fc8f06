package org.overturn.correction;

import java.util.List;

/**
 * What a correction did, or in a preview would do.
 *
 * @param changes in the order facts, rules, deadlines, tasks, timers
 * @param hints what a person has to decide, for nothing moved by itself
 */
public record Moved(List<Change> changes, List<String> hints) {

  public Moved {
    changes = List.copyOf(changes);
    hints = List.copyOf(hints);
  }

  /** The facts that were corrected. */
  public List<Change> facts() {
    return of(Change.What.FACT);
  }

  /** Those of one sort. */
  public List<Change> of(Change.What what) {
    return changes.stream().filter(change -> change.what() == what).toList();
  }
}
