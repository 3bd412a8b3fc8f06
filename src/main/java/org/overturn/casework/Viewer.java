package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who looks.
 *
 * @param user the user's id
 * @param from the address the request came from
 * @param mayCloseCases true for supervisors
 */
record Viewer(String user, String from, boolean mayCloseCases) {

  static Viewer of(HttpServletRequest request) {
    return new Viewer(
        request.getRemoteUser(), request.getRemoteAddr(), request.isUserInRole(Groups.SUPERVISORS));
  }
}
