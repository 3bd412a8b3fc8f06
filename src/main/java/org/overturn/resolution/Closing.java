package org.overturn.resolution;

import java.time.Clock;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.overturn.process.DenialProcess;
import org.overturn.process.TasksTakenBack;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A supervisor ends a case with a reason, wherever it stands. */
@Service
public class Closing {

  private final Cases cases;
  private final DenialProcess process;
  private final CaseDeadlines deadlines;
  private final Timeline timeline;
  private final TasksTakenBack takenBack;
  private final Clock clock;

  Closing(
      Cases cases,
      DenialProcess process,
      CaseDeadlines deadlines,
      Timeline timeline,
      TasksTakenBack takenBack,
      Clock clock) {
    this.cases = cases;
    this.process = process;
    this.deadlines = deadlines;
    this.timeline = timeline;
    this.takenBack = takenBack;
    this.clock = clock;
  }

  /**
   * Closes the case and ends its process in one transaction.
   *
   * @param note what the supervisor adds; kept on the timeline
   * @throws org.overturn.denial.NoSuchCase when there is none with this number
   * @throws IllegalStateException when the case has ended already
   */
  @Transactional
  public void close(CaseNumber number, CloseReason reason, String note, String user) {
    Denial denial = cases.lock(number);
    denial.closed(reason, clock.instant());
    deadlines.cancelAll(number, "The case is closed");
    String words = reason.code().replace('-', ' ');
    timeline.add(
        number, user, "Closed: " + words + (note == null || note.isBlank() ? "" : ". " + note));
    process.denialClosed(number);
  }

  void recorded(CaseStep step) {
    step.set(Variables.OUTCOME, "closed");
    takenBack.because(step.number(), "the case was closed");
    if (step.denial().isAppealFiled()) {
      timeline.add(
          step.number(),
          "An appeal is filed with the payer: tell the payer that it is not pursued");
    }
  }
}
