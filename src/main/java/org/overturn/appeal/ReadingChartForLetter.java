package org.overturn.appeal;

import org.overturn.denial.Denial;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Charts;
import org.overturn.evidence.ReadingInTurn;
import org.overturn.process.CaseStep;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** Reads the patient's chart for the letter of a case on which no call has it read (R72). */
@Service
class ReadingChartForLetter {

  private final Charts charts;
  private final ReadingInTurn reading;

  ReadingChartForLetter(Charts charts, ReadingInTurn reading) {
    this.charts = charts;
    this.reading = reading;
  }

  /** A call track that runs reads it, and what was read before need not be read again. */
  void decided(CaseStep step) {
    Denial denial = step.denial();
    boolean needed =
        !denial.callTrack().isRunning()
            && charts.of(denial.number()).state() != ChartReading.State.READ;
    step.set(Variables.LETTER_NEEDS_CHART, needed);
  }

  void read(CaseStep step) {
    step.set(Variables.CHART_REACHED, reading.reached(step.denial()));
  }
}
