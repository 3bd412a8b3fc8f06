package org.overturn.evidence;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Reads charts for jobs. One that reads holds a thread and a connection while the chart's server
 * answers, so only some may at a time on a node: a slow server must not hold up the timers of the
 * windows.
 */
@Service
public class ReadingInTurn {

  private static final int AT_ONCE = 2;
  private static final long WAIT_SECONDS = 2;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Charts charts;
  private final ApplicationEventPublisher events;

  ReadingInTurn(Charts charts, ApplicationEventPublisher events) {
    this.charts = charts;
    this.events = events;
  }

  /**
   * Reads the chart of a case, and has what was drafted from it drafted anew.
   *
   * @return false when its server could not be reached, or no place was free: to be tried again
   */
  public boolean reached(Denial denial) {
    try {
      if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      boolean reached = charts.read(denial).state() != ChartReading.State.UNAVAILABLE;
      events.publishEvent(new ChartRead(denial.number(), Timeline.SYSTEM));
      return reached;
    } finally {
      places.release();
    }
  }
}
