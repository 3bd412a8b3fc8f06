package org.overturn.insight;

import java.util.List;

/**
 * One page of the board.
 *
 * @param total how many clocks the filter takes; {@link Clocks#COUNTED} stands for that many or
 *     more
 * @param lapses what closed unused in the last day, the latest first
 */
record Board(
    List<OpenClock> clocks, Tally tally, long total, BoardFilter filter, List<Lapse> lapses) {

  /** How many clocks run in the whole practice, and how many of them are how near. */
  record Tally(long open, long passed, long closing, long today) {}

  public int page() {
    return filter.page();
  }

  public boolean isCountedOut() {
    return total >= Clocks.COUNTED;
  }

  public long first() {
    return clocks.isEmpty() ? 0 : (page() - 1L) * Clocks.PAGE_SIZE + 1;
  }

  public long last() {
    return clocks.isEmpty() ? 0 : first() + clocks.size() - 1;
  }

  public boolean hasPrevious() {
    return page() > 1;
  }

  public boolean hasNext() {
    return !clocks.isEmpty() && (isCountedOut() || last() < total);
  }
}
