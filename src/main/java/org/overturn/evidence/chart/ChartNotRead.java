package org.overturn.evidence.chart;

import org.overturn.evidence.ChartReading.State;

/** Why a chart was not read; its text says it without patient data. */
class ChartNotRead extends Exception {

  private final State state;
  private final boolean away;

  ChartNotRead(State state, String why) {
    this(state, why, false);
  }

  private ChartNotRead(State state, String why, boolean away) {
    super(why);
    this.state = state;
    this.away = away;
  }

  static ChartNotRead refused(String why) {
    return new ChartNotRead(State.REFUSED, why);
  }

  static ChartNotRead unavailable(String why) {
    return new ChartNotRead(State.UNAVAILABLE, why);
  }

  /** Nothing takes a connection where the server should be. */
  static ChartNotRead serverAway() {
    return new ChartNotRead(State.UNAVAILABLE, "the server is not to be reached", true);
  }

  State state() {
    return state;
  }

  /** Whether it was the server that was not there, which a look at the server can disprove. */
  boolean isServerAway() {
    return away;
  }
}
