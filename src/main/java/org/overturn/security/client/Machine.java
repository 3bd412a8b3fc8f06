package org.overturn.security.client;

import java.util.Set;
import org.overturn.security.Groups;
import org.overturn.security.SignedInUser;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A machine that has proven who it is, for one request. It is no user of the engine. */
class Machine extends AbstractAuthenticationToken {

  private final SignedInUser client;
  private final transient Set<Scope> scopes;

  Machine(String id, String label, Set<Scope> scopes) {
    super(
        scopes.stream()
            .map(Scope::group)
            .distinct()
            .map(Groups::authority)
            .map(SimpleGrantedAuthority::new)
            .toList());
    this.client = new SignedInUser(id, label);
    this.scopes = scopes;
    setAuthenticated(true);
  }

  Set<Scope> scopes() {
    return scopes;
  }

  @Override
  public Object getCredentials() {
    return null;
  }

  @Override
  public Object getPrincipal() {
    return client;
  }
}
