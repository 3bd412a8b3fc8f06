package org.overturn.evidence.chart;

import org.overturn.denial.Patient;
import org.overturn.evidence.ChartReading.State;

/** No chart is connected to this installation. */
class NoChart implements ChartSource {

  @Override
  public String words() {
    return "";
  }

  @Override
  public Chart read(Patient patient) throws ChartNotRead {
    throw new ChartNotRead(State.NO_SOURCE, "");
  }

  @Override
  public Condition condition() {
    return new Condition(null, 0, 0);
  }
}
