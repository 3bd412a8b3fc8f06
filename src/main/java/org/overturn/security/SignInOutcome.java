package org.overturn.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.overturn.security.sso.ProviderSignOut;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** Where people go when they have signed in, could not, or have signed out. */
@Component
class SignInOutcome extends SavedRequestAwareAuthenticationSuccessHandler
    implements AuthenticationFailureHandler, LogoutSuccessHandler {

  private final SignInLog log;
  private final CurrentRights rights;
  private final ProviderSignOut provider;

  SignInOutcome(SignInLog log, CurrentRights rights, ProviderSignOut provider) {
    this.log = log;
    this.rights = rights;
    this.provider = provider;
  }

  /** Nobody is signed in whose sign-in is not on record. */
  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException, ServletException {
    String how =
        person instanceof UsernamePasswordAuthenticationToken ? "password" : "single sign-on";
    try {
      rights.begin(request.getSession(), person.getName());
      log.signedIn(person.getName(), request.getRemoteAddr(), how);
    } catch (RuntimeException failure) {
      logger.warn("A sign-in was not recorded, and so refused", failure);
      request.getSession().invalidate();
      SecurityContextHolder.clearContext();
      response.sendRedirect(request.getContextPath() + "/login?unavailable");
      return;
    }
    super.onAuthenticationSuccess(request, response, person);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    boolean unavailable = why instanceof InternalAuthenticationServiceException;
    response.sendRedirect(
        request.getContextPath() + "/login?" + (unavailable ? "unavailable" : "error"));
  }

  /** Tasklist and Cockpit sign out by a script, which wants an empty answer. */
  @Override
  public void onLogoutSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication person)
      throws IOException, ServletException {
    if (person != null) {
      provider.begin(request, person);
      log.signedOut(person.getName(), request.getRemoteAddr());
    }
    if (request.getServletPath().startsWith("/camunda/")) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendRedirect(request.getContextPath() + "/login?signed-out");
    }
  }
}
