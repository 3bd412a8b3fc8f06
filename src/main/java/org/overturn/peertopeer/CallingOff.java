package org.overturn.peertopeer;

import java.time.Clock;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Timeline;
import org.overturn.process.DenialProcess;
import org.overturn.process.ProcessEnd;
import org.springframework.stereotype.Service;

/**
 * A call that is scheduled does not take place: the physician's time is free again, and whoever has
 * it in their calendar is told. When the track ends before its call was held, whatever ended it,
 * the call is called off.
 */
@Service
class CallingOff implements ProcessEnd {

  private final PeerToPeerCalls calls;
  private final CallInvitations invitations;
  private final DenialProcess process;
  private final Cases cases;
  private final Timeline timeline;
  private final Clock clock;

  CallingOff(
      PeerToPeerCalls calls,
      CallInvitations invitations,
      DenialProcess process,
      Cases cases,
      Timeline timeline,
      Clock clock) {
    this.calls = calls;
    this.invitations = invitations;
    this.process = process;
    this.cases = cases;
    this.timeline = timeline;
    this.clock = clock;
  }

  @Override
  public String process() {
    return "peer-to-peer-review";
  }

  @Override
  public void ended(CaseNumber number) {
    calledOff(number, "The call does not take place any more");
  }

  /** Calls the scheduled call off, where there is one that was not held. */
  void calledOff(CaseNumber number, String cause) {
    Optional<PeerToPeerCall> call =
        calls
            .findFirstByCaseNumberOrderByAttemptDesc(number.value())
            .filter(PeerToPeerCall::isOpen);
    if (call.isPresent()) {
      cases.lock(number);
      call.get().callOff(cause, clock.instant());
      calls.saveAndFlush(call.get());
      excuse(number, call.get());
      timeline.add(number, cause);
    }
  }

  /** Tells whoever has the call in their calendar that they need not hold it. */
  void excuse(CaseNumber number, PeerToPeerCall call) {
    invitations
        .findFirstByCallAndCalledOffFalse(call.id())
        .ifPresent(
            invitation -> {
              invitation.callOff();
              invitations.save(invitation);
              process.callCalledOff(number, invitation.id());
            });
  }
}
