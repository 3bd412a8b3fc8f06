package org.overturn.peertopeer;

import java.util.Optional;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Component;

/** What the call track tells the rest of the case. */
@Component
class CallRecords implements CallFindings {

  private final PeerToPeerCalls calls;

  CallRecords(PeerToPeerCalls calls) {
    this.calls = calls;
  }

  @Override
  public Optional<Finding> of(CaseNumber number) {
    return calls.findByCaseNumberOrderByAttempt(number.value()).stream()
        .filter(call -> call.reviewerName() != null)
        .reduce((earlier, later) -> later)
        .map(
            call ->
                new Finding(
                    call.startedAt(),
                    call.reviewerName(),
                    call.reviewerCredentials(),
                    call.reviewerSpecialty(),
                    call.criterionFailed(),
                    call.furtherInformation(),
                    call.reviewerStatements()));
  }
}
