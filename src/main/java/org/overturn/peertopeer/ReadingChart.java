package org.overturn.peertopeer;

import org.overturn.evidence.ReadingInTurn;
import org.overturn.peertopeer.packet.PreparingPacket;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** Reads the patient's chart for the packet. */
@Service
class ReadingChart {

  private final ReadingInTurn charts;
  private final PreparingPacket packet;

  ReadingChart(ReadingInTurn charts, PreparingPacket packet) {
    this.charts = charts;
    this.packet = packet;
  }

  /** Reads, has the packet drafted anew, and says for the model whether the chart was reached. */
  void read(CaseStep step) {
    boolean reached = charts.reached(step.denial());
    packet.chartRead(step);
    step.set(Variables.CHART_REACHED, reached);
  }
}
