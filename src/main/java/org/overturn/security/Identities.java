package org.overturn.security;

import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person whom Spring Security knows, in the engine's terms. */
final class Identities {

  private Identities() {}

  /** Whoever is signed in on this request, or null. */
  static Authentication current() {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    boolean signedIn =
        current != null
            && current.isAuthenticated()
            && !(current instanceof AnonymousAuthenticationToken);
    return signedIn ? current : null;
  }

  static List<String> groups(Authentication person) {
    return person.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .filter(Groups::isAuthority)
        .map(Groups::ofAuthority)
        .toList();
  }
}
