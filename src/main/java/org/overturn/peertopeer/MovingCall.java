package org.overturn.peertopeer;

import java.time.Clock;
import java.util.Map;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.process.DenialProcess;
import org.overturn.process.EngineCalls;
import org.overturn.process.Timers;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A call that is scheduled has to be at another time. The physician's time is free at once; the
 * calendar follows when another time is agreed.
 */
@Service
class MovingCall {

  /** Who asked for another time, as the page offers it. */
  static final Map<String, String> WHO =
      Map.of("payer", "the payer asked for another time", "physician", "the physician cannot");

  private final PeerToPeerCalls calls;
  private final Cases cases;
  private final DenialProcess process;
  private final EngineCalls engine;
  private final CaseDeadlines deadlines;
  private final Timers timers;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  MovingCall(
      PeerToPeerCalls calls,
      Cases cases,
      DenialProcess process,
      EngineCalls engine,
      CaseDeadlines deadlines,
      Timers timers,
      Timeline timeline,
      Audit audit,
      Clock clock) {
    this.calls = calls;
    this.cases = cases;
    this.process = process;
    this.engine = engine;
    this.deadlines = deadlines;
    this.timers = timers;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Opens <i>Schedule the call</i> again.
   *
   * @param who a key of {@link #WHO}
   * @param by the user's id
   * @param from the address the request came from
   * @return false when no call is scheduled that was not held
   */
  @Transactional
  boolean move(CaseNumber number, String who, String by, String from) {
    Denial denial = cases.lock(number);
    PeerToPeerCall call =
        calls
            .findFirstByCaseNumberOrderByAttemptDesc(number.value())
            .filter(PeerToPeerCall::isAhead)
            .orElse(null);
    if (call == null || denial.callTrack() != CallTrack.SCHEDULED) {
      return false;
    }
    audit.record(by, "call-moved", number, from, who);
    call.move();
    calls.saveAndFlush(call);
    denial.callTrack(CallTrack.TO_SCHEDULE, null);
    timeline.add(number, by, "The call is moved: " + WHO.get(who));
    callBackRuns(number);
    engine.unrestricted(() -> process.callMoved(number));
    return true;
  }

  /**
   * The time to call back, where the call was one, runs on; where it is over, the call was agreed
   * in it, and what the payer now sets is its own word.
   */
  private void callBackRuns(CaseNumber number) {
    boolean open =
        deadlines.of(number).stream()
            .filter(deadline -> deadline.kind() == DeadlineKind.CALL_BACK)
            .filter(deadline -> deadline.state() == DeadlineState.MET)
            .anyMatch(deadline -> deadline.dueAt().isAfter(clock.instant()));
    if (open) {
      deadlines.runAgain(number, DeadlineKind.CALL_BACK);
    } else {
      engine.unrestricted(
          () -> timers.set(number, Variables.CALL_BACK_UNTIL, CallTrackKeeping.NEVER));
    }
  }
}
