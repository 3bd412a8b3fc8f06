package org.overturn.security.client;

import java.util.Objects;
import org.overturn.security.SignInLog;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks the id and the secret, or the name and the password, that a machine sends with each
 * request. A name that is a client's is nobody else's.
 */
@Component
public class MachineSignIn implements AuthenticationManager {

  private final ApiClients clients;
  private final AuthenticationProvider people;
  private final SignInLog log;
  private final AuthenticationEventPublisher events;

  MachineSignIn(
      ApiClients clients,
      AuthenticationProvider people,
      SignInLog log,
      AuthenticationEventPublisher events) {
    this.clients = clients;
    this.people = people;
    this.log = log;
    this.events = events;
  }

  /**
   * The client, or the person, as they are signed in.
   *
   * @throws BadCredentialsException when the secret is wrong, or it or the client has ended
   * @throws InternalAuthenticationServiceException when it cannot be looked up now
   */
  @Override
  public Authentication authenticate(Authentication attempt) {
    try {
      return isClient(attempt) ? client(attempt) : people.authenticate(attempt);
    } catch (AuthenticationException failure) {
      // too many of them are kept out for a while
      events.publishAuthenticationFailure(failure, attempt);
      throw failure;
    }
  }

  private boolean isClient(Authentication attempt) {
    try {
      return clients.exists(attempt.getName());
    } catch (RuntimeException failure) {
      throw new InternalAuthenticationServiceException("Sign-in is not possible now", failure);
    }
  }

  private Authentication client(Authentication attempt) {
    try {
      String secret = Objects.toString(attempt.getCredentials(), "");
      return clients
          .signIn(attempt.getName(), secret)
          .map(client -> new Machine(client.id(), client.label(), client.scopes()))
          .orElseThrow(() -> refused(attempt));
    } catch (BadCredentialsException wrong) {
      throw wrong;
    } catch (RuntimeException failure) {
      throw new InternalAuthenticationServiceException("Sign-in is not possible now", failure);
    }
  }

  private BadCredentialsException refused(Authentication attempt) {
    String from =
        attempt.getDetails() instanceof WebAuthenticationDetails where
            ? where.getRemoteAddress()
            : null;
    log.refused(attempt.getName(), from, "client: wrong secret, or it has ended");
    return new BadCredentialsException("Client id or secret is wrong");
  }
}
