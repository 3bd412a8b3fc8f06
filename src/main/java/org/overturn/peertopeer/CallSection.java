package org.overturn.peertopeer;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/**
 * Requests and scheduled calls on the case page; their records follow in a section of their own.
 */
@Component
class CallSection implements CaseSection {

  private final CallRequests requests;
  private final PeerToPeerCalls calls;

  CallSection(CallRequests requests, PeerToPeerCalls calls) {
    this.requests = requests;
    this.calls = calls;
  }

  @Override
  public String title() {
    return "Peer-to-peer call";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public List<Part> of(Denial denial) {
    String number = denial.number().value();
    List<Part> parts = new ArrayList<>();
    requests.findByCaseNumberOrderById(number).forEach(request -> parts.add(part(request)));
    calls.findByCaseNumberOrderByAttempt(number).forEach(call -> parts.add(part(call)));
    return parts;
  }

  private static Part part(CallRequest request) {
    return Part.facts(
        "Request",
        Entry.of("Requested", request.requestedAt()),
        Entry.of("By", request.method()),
        Entry.of("Payer's answer", request.result().replace('-', ' ')),
        Entry.of("Confirmation", request.confirmation()));
  }

  private static Part part(PeerToPeerCall call) {
    return Part.facts(
        "Call " + call.attempt(),
        Entry.of("Scheduled for", call.startsAt()),
        Entry.of("Held by", call.physician()),
        Entry.of("Dial in", call.dialIn()),
        Entry.of("Called off", call.calledOffCause()),
        Entry.of("Outcome", call.outcome().map(CallOutcome::words).orElse(null)));
  }
}
