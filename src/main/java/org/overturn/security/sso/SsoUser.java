package org.overturn.security.sso;

import java.util.Set;
import org.overturn.security.Groups;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Who came by single sign-on, under the id that they have here. */
class SsoUser extends DefaultOidcUser {

  private final String id;

  SsoUser(String id, Set<String> groups, OidcIdToken token) {
    super(groups.stream().map(Groups::authority).map(SimpleGrantedAuthority::new).toList(), token);
    this.id = id;
  }

  @Override
  public String getName() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
