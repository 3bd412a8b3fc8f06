package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

/**
 * Who looks.
 *
 * @param user the user's id
 * @param from the address the request came from
 * @param isSupervisor whether closing cases and reading their audit is for them
 * @param mayCorrect whether correcting the facts of cases is for them
 */
record Viewer(String user, String from, boolean isSupervisor, boolean mayCorrect) {

  static Viewer of(HttpServletRequest request) {
    Authentication person = (Authentication) request.getUserPrincipal();
    boolean supervisor = isIn(Groups.SUPERVISORS, person);
    boolean coordinator = isIn(Groups.COORDINATORS, person);
    return new Viewer(
        person.getName(), request.getRemoteAddr(), supervisor, supervisor || coordinator);
  }

  /** Whether who sent the request is a member of the group with this authority. */
  static boolean isIn(String group, HttpServletRequest request) {
    return isIn(group, (Authentication) request.getUserPrincipal());
  }

  private static boolean isIn(String group, Authentication person) {
    return person.getAuthorities().stream()
        .anyMatch(authority -> group.equals(authority.getAuthority()));
  }
}
