package org.overturn.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.overturn.denial.Sha256;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Ends a session whose user has been removed, has another password now, or is no longer in a group
 * in which they were when they signed in (45 CFR 164.308(a)(3)(ii)(C)), and after some hours every
 * one: only at the next sign-in the provider is asked again, and no session lasts for ever. It
 * looks when a while has passed, so not with each request; a group that was added counts from the
 * next sign-in.
 */
@Component
class CurrentRights extends SessionCheck {

  private static final String SEEN = CurrentRights.class.getName();

  /** What was so when this session began, and when it was last found to be so still. */
  private record Seen(Instant began, Instant at, String password) implements Serializable {

    Seen stillAt(Instant now) {
      return new Seen(began, now, password);
    }
  }

  private final IdentityService identity;
  private final Clock clock;
  private final Duration goodFor;
  private final Duration longest;

  CurrentRights(IdentityService identity, SignInLog log, Clock clock, SignInProperties properties) {
    super(log);
    this.identity = identity;
    this.clock = clock;
    this.goodFor = properties.rereadRightsAfter();
    this.longest = properties.oidc().longestSession();
  }

  /** A session begins, or goes on with the password that its own user has just chosen. */
  void begin(HttpSession session, String user) {
    Instant now = clock.instant();
    session.setAttribute(SEEN, new Seen(now, now, password(find(user))));
  }

  @Override
  String whyItEnds(Authentication person, HttpSession session, HttpServletRequest request) {
    Instant now = clock.instant();
    if (!(session.getAttribute(SEEN) instanceof Seen seen)
        || now.isBefore(seen.at().plus(goodFor))) {
      return null;
    }
    String cause = whatIsGone(person, seen);
    if (cause == null) {
      session.setAttribute(SEEN, seen.stillAt(now));
    }
    return cause;
  }

  private String whatIsGone(Authentication person, Seen seen) {
    UserEntity user = find(person.getName());
    if (user == null) {
      return "user removed";
    }
    if (!password(user).equals(seen.password())) {
      return "password changed";
    }
    if (!clock.instant().isBefore(seen.began().plus(longest))) {
      return user.getPassword() == null
          ? "time to sign in at the provider again"
          : "time to sign in again";
    }
    Set<String> gone = new HashSet<>(Identities.groups(person));
    identity.createGroupQuery().groupMember(user.getId()).list().stream()
        .map(Group::getId)
        .forEach(gone::remove);
    return gone.isEmpty() ? null : "no longer in " + String.join(", ", gone);
  }

  private UserEntity find(String user) {
    return (UserEntity) identity.createUserQuery().userId(user).singleResult();
  }

  /** Tells two passwords apart, and nothing else: the session does not keep the engine's hash. */
  private static String password(UserEntity user) {
    return user == null || user.getPassword() == null ? "" : Sha256.of(user.getPassword());
  }
}
