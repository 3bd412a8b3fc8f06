package org.overturn.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks with each request whether the session of its person goes on. */
abstract class SessionCheck extends OncePerRequestFilter {

  private final SignInLog log;

  SessionCheck(SignInLog log) {
    this.log = log;
  }

  /**
   * Why this session ends with this request, in the words of the sign-in log; null where it goes
   * on.
   *
   * @throws IllegalStateException where another request has ended it meanwhile
   */
  abstract String whyItEnds(Authentication person, HttpSession session, HttpServletRequest request);

  @Override
  protected final void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = Identities.current();
    HttpSession session = request.getSession(false);
    if (person != null && session != null && ends(person, session, request)) {
      SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    }
    chain.doFilter(request, response);
  }

  private boolean ends(Authentication person, HttpSession session, HttpServletRequest request) {
    try {
      String why = whyItEnds(person, session, request);
      if (why == null) {
        return false;
      }
      session.invalidate();
      log.ended(person.getName(), request.getRemoteAddr(), why);
      return true;
    } catch (IllegalStateException justEnded) {
      // another request of the same session was faster, and has recorded it
      return true;
    }
  }
}
