package org.overturn.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Sends whoever is not signed in to the sign-in page, which tells those whose session ended so. */
class ToSignIn extends LoginUrlAuthenticationEntryPoint {

  ToSignIn() {
    super("/login");
  }

  @Override
  protected String determineUrlToUseForThisRequest(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
    boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    return getLoginFormUrl() + (ended ? "?ended" : "");
  }
}
