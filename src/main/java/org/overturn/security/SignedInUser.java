package org.overturn.security;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in.
 *
 * @param id the user id, which is what is written beside whatever the person does
 * @param displayName first and last name, for the page's corner
 */
public record SignedInUser(String id, String displayName)
    implements AuthenticatedPrincipal, Serializable {

  @Override
  public String getName() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
