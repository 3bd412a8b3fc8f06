package org.overturn.evidence.chart;

import org.overturn.evidence.ChartReading.State;

/** Why a chart was not read; its text says it without patient data. */
class ChartNotRead extends Exception {

  private final State state;

  ChartNotRead(State state, String why) {
    super(why);
    this.state = state;
  }

  static ChartNotRead refused(String why) {
    return new ChartNotRead(State.REFUSED, why);
  }

  static ChartNotRead unavailable(String why) {
    return new ChartNotRead(State.UNAVAILABLE, why);
  }

  State state() {
    return state;
  }
}
