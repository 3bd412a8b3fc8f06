package org.overturn.evidence.chart;

import java.util.List;
import org.overturn.evidence.ChartReading;

/**
 * All that the page of a chart shows.
 *
 * @param mayRead whether who looks may have it read again
 * @param filters each with how many facts it would show
 * @param rows of this page of the list
 * @param page from 1
 */
record ChartPage(
    String number,
    String payer,
    String service,
    boolean mayRead,
    ChartReading reading,
    List<Filter> filters,
    Filter chosen,
    List<FactRow> rows,
    int page,
    int pages) {

  /**
   * A choice of facts.
   *
   * @param code as in the address
   */
  record Filter(String code, String words, int count) {}

  /** Facts that are older than the last try, which failed. */
  public boolean isOlder() {
    return reading.factsAt() != null && reading.state() != ChartReading.State.READ;
  }

  public boolean hasTried() {
    return reading.at() != null;
  }
}
