package org.overturn.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the engine act as the person who asks, so that its authorizations apply and its operation
 * log names them. The engine's web applications see to that themselves.
 */
class EngineIdentityFilter extends OncePerRequestFilter {

  private final IdentityService identity;

  EngineIdentityFilter(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication person = Identities.current();
    if (person == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      identity.setAuthentication(person.getName(), Identities.groups(person));
      chain.doFilter(request, response);
    } finally {
      identity.clearAuthentication();
    }
  }
}
