package org.overturn.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins, whichever way they were tried. Only what fails counts: a hospital whose
 * people all come from one address signs in as often as it likes.
 */
@Component
class SignInTries {

  private final Allowance addresses;
  private final Allowance users;

  SignInTries(LimitProperties limits, Clock clock) {
    this.addresses = new Allowance(limits.signInPerAddress(), limits.signInWithin(), clock);
    this.users = new Allowance(limits.signInPerUser(), limits.signInWithin(), clock);
  }

  /** How long this user at this address has to wait; empty when they may try. */
  Optional<Duration> wait(String address, String user) {
    return Stream.of(addresses.wait(network(address)), users.wait(pair(address, user)))
        .flatMap(Optional::stream)
        .max(Duration::compareTo);
  }

  void failed(String address, String user) {
    addresses.take(network(address));
    users.take(pair(address, user));
  }

  /** That sign-in is not possible now, because the database is away, is nobody's wrong guess. */
  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    Authentication tried = event.getAuthentication();
    if (!(event instanceof AuthenticationFailureServiceExceptionEvent)
        && tried.getDetails() instanceof WebAuthenticationDetails details) {
      failed(details.getRemoteAddress(), tried.getName());
    }
  }

  /** A user is one however the name is written; in the engine it has no more than 64 letters. */
  private static String pair(String address, String user) {
    String name = user == null ? "" : user.strip().toLowerCase(Locale.ROOT);
    return network(address) + " " + name.substring(0, Math.min(64, name.length()));
  }

  /** One who has an IPv6 address has the whole /64 beside it. */
  private static String network(String address) {
    try {
      if (address != null && address.contains(":")) {
        InetAddress ip = InetAddress.getByName(address);
        if (ip instanceof Inet6Address) {
          return HexFormat.of().formatHex(Arrays.copyOf(ip.getAddress(), 8));
        }
      }
    } catch (UnknownHostException noAddress) {
      // as it was written
    }
    return String.valueOf(address);
  }
}
