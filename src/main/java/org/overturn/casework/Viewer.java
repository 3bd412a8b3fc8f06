package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

/**
 * Who looks.
 *
 * @param user the user's id
 * @param from the address the request came from
 * @param isSupervisor whether closing cases and reading their audit is for them
 */
record Viewer(String user, String from, boolean isSupervisor) {

  static Viewer of(HttpServletRequest request) {
    Authentication person = (Authentication) request.getUserPrincipal();
    boolean supervisor =
        person.getAuthorities().stream()
            .anyMatch(authority -> Groups.SUPERVISORS.equals(authority.getAuthority()));
    return new Viewer(person.getName(), request.getRemoteAddr(), supervisor);
  }
}
