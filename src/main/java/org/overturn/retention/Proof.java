package org.overturn.retention;

import java.util.List;
import java.util.Map;

/**
 * What a search of the whole database found of purged cases. It names tables and counts rows,
 * nothing else.
 *
 * @param tables how many tables were searched
 * @param columns how many columns of them
 * @param identifiers how many numbers and names were searched for
 * @param left rows that still say something of the cases or their patients, by table; a namesake of
 *     a patient counts as well
 * @param kept rows of the audit and of other cases that are kept, where the same patient or number
 *     stands rightly, by table
 * @param arrivals originals that never became a case and went in the same run
 */
public record Proof(
    int tables,
    int columns,
    int identifiers,
    Map<String, Long> left,
    Map<String, Long> kept,
    int arrivals) {

  /** Of a run without cases: nothing was searched for. */
  static final Proof OF_NOTHING = new Proof(0, 0, 0, Map.of(), Map.of(), 0);

  /** True when nothing is left. */
  public boolean holds() {
    return left.isEmpty();
  }

  /** What is left, a line for each table. */
  public List<String> leftLines() {
    return lines(left);
  }

  /** What is rightly kept, a line for each table. */
  public List<String> keptLines() {
    return lines(kept);
  }

  private static List<String> lines(Map<String, Long> rows) {
    return rows.entrySet().stream()
        .map(
            each ->
                each.getKey() + ": " + each.getValue() + (each.getValue() == 1 ? " row" : " rows"))
        .toList();
  }

  Proof withArrivals(int count) {
    return new Proof(tables, columns, identifiers, left, kept, count);
  }
}
