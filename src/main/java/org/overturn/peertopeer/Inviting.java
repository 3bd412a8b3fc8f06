package org.overturn.peertopeer;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.overturn.denial.CaseNumber;
import org.overturn.notification.MailCalendar;
import org.overturn.process.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The appointments that go with the mails of {@code peer-to-peer-review} and {@code call-off}. */
@Configuration(proxyBeanMethods = false)
class Inviting {

  private final PeerToPeerCalls calls;
  private final CallInvitations invitations;
  private final CallCalendar calendar;

  Inviting(PeerToPeerCalls calls, CallInvitations invitations, CallCalendar calendar) {
    this.calls = calls;
    this.invitations = invitations;
    this.calendar = calendar;
  }

  /** Named {@code invitation} in the models: the call that is scheduled, or its new time. */
  @Bean
  MailCalendar callInvitation() {
    return named("invitation", (number, step) -> invited(number));
  }

  /** Named {@code cancellation} in the models: a call that was called off. */
  @Bean
  MailCalendar callCancellation() {
    return named("cancellation", this::excused);
  }

  private Optional<MailCalendar.Appointment> invited(CaseNumber number) {
    return calls
        .findFirstByCaseNumberOrderByAttemptDesc(number.value())
        .filter(PeerToPeerCall::isAhead)
        .map(
            call -> {
              CallInvitation invitation = invitation(call);
              return new MailCalendar.Appointment(
                  calendar.request(number, invitation, call.dialIn()), call.physician());
            });
  }

  private CallInvitation invitation(PeerToPeerCall call) {
    Optional<CallInvitation> open =
        invitations.findByCallAndPhysicianAndCalledOffFalse(call.id(), call.physician());
    open.ifPresent(invitation -> invitation.moved(call));
    return invitations.save(open.orElseGet(() -> new CallInvitation(call)));
  }

  private Optional<MailCalendar.Appointment> excused(CaseNumber number, VariableScope step) {
    return invitations
        .findById(UUID.fromString(Variables.INVITATION.in(step)))
        .map(
            invitation ->
                new MailCalendar.Appointment(
                    calendar.cancellation(number, invitation), invitation.physician()));
  }

  private interface Finding {
    Optional<MailCalendar.Appointment> of(CaseNumber number, VariableScope step);
  }

  private static MailCalendar named(String name, Finding finding) {
    return new MailCalendar() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<Appointment> of(CaseNumber number, VariableScope step) {
        return finding.of(number, step);
      }
    };
  }
}
