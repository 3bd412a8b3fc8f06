package org.overturn.peertopeer;

import java.util.Optional;
import org.overturn.denial.CalledPhysician;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Component;

/** The physician of the call that was scheduled last. */
@Component
class ScheduledPhysician implements CalledPhysician {

  private final PeerToPeerCalls calls;

  ScheduledPhysician(PeerToPeerCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<String> of(CaseNumber number) {
    return calls
        .findFirstByCaseNumberOrderByAttemptDesc(number.value())
        .map(PeerToPeerCall::physician);
  }
}
