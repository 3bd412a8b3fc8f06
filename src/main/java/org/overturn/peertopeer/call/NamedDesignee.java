package org.overturn.peertopeer.call;

import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.peertopeer.PeerToPeerCalls;
import org.overturn.process.NamedForTask;
import org.overturn.process.OpenedTask;
import org.overturn.process.Staff;
import org.overturn.process.TaskOpening;
import org.springframework.stereotype.Component;

/**
 * Gives <i>Conduct the call</i> also to the designee for whom it was scheduled, where the payer's
 * rule admits one (R17). To the physicians the model gives it.
 */
@Component
class NamedDesignee implements TaskOpening, NamedForTask {

  private final PeerToPeerCalls calls;
  private final CallHolders holders;
  private final Staff staff;

  NamedDesignee(PeerToPeerCalls calls, CallHolders holders, Staff staff) {
    this.calls = calls;
    this.holders = holders;
    this.staff = staff;
  }

  @Override
  public String element() {
    return "userTask_conductCall";
  }

  @Override
  public void opened(OpenedTask task) {
    designee(task.number()).ifPresent(task::mayAlsoBeDoneBy);
  }

  @Override
  public boolean isNamed(CaseNumber number, String user) {
    return designee(number).filter(user::equals).isPresent();
  }

  private Optional<String> designee(CaseNumber number) {
    return calls
        .findFirstByCaseNumberOrderByAttemptDesc(number.value())
        .filter(PeerToPeerCall::isAhead)
        .filter(call -> holders.isDesignee(call.physician(), number, call))
        .map(PeerToPeerCall::physician)
        .filter(user -> !staff.isIn(user, Staff.PHYSICIANS) && !staff.isIn(user, Staff.AGENTS));
  }
}
