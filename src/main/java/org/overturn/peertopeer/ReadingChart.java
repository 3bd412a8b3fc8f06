package org.overturn.peertopeer;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Charts;
import org.overturn.peertopeer.packet.PreparingPacket;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/**
 * Reads the patient's chart for the packet. A job that reads holds a thread and a connection while
 * the chart's server answers, so only some may at a time: a slow server must not hold up the timers
 * of the windows. One that finds no place comes again as if the server had been down.
 */
@Service
class ReadingChart {

  private static final int AT_ONCE = 2;
  private static final long WAIT_SECONDS = 2;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Charts charts;
  private final PreparingPacket packet;

  ReadingChart(Charts charts, PreparingPacket packet) {
    this.charts = charts;
    this.packet = packet;
  }

  /** Reads, has the packet drafted anew, and says for the model whether the chart was reached. */
  void read(CaseStep step) {
    boolean reached = reached(step);
    packet.chartRead(step);
    step.set(Variables.CHART_REACHED, reached);
  }

  private boolean reached(CaseStep step) {
    try {
      if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return charts.read(step.denial()).state() != ChartReading.State.UNAVAILABLE;
    } finally {
      places.release();
    }
  }
}
