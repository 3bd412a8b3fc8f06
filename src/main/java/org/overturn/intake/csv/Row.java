package org.overturn.intake.csv;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number as a spreadsheet counts, the first line being 1
 * @param cells as they came
 */
record Row(int number, List<String> cells) {

  boolean isEmpty() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Says nothing of the cells: they are about patients. */
  @Override
  public String toString() {
    return "Row[" + number + "]";
  }
}
