package org.overturn.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a monitoring system in by a token of the installation's, {@code overturn.operation.token}.
 * Users are in the database, and monitoring is wanted most when that is away. The token opens
 * health and figures and nothing else.
 */
final class MonitoringToken extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";
  private static final int SHORTEST = 24;

  private final byte[] token;

  /**
   * For this token.
   *
   * @param token empty for none
   * @throws StartRefused when it is too short to be secret
   */
  MonitoringToken(String token) {
    if (!token.isEmpty() && token.length() < SHORTEST) {
      throw new StartRefused(
          "overturn.operation.token has " + token.length() + " characters.",
          "Set OVERTURN_OPERATION_TOKEN to "
              + SHORTEST
              + " or more, such as `openssl rand -hex 24` prints, or leave it out.");
    }
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isKnown(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      chain.doFilter(request, response);
      return;
    }
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext monitoring = SecurityContextHolder.createEmptyContext();
    monitoring.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            Groups.MONITORING,
            null,
            List.of(new SimpleGrantedAuthority(Groups.authority(Groups.MONITORING)))));
    SecurityContextHolder.setContext(monitoring);
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  private boolean isKnown(String header) {
    return token.length > 0
        && header != null
        && header.startsWith(BEARER)
        && MessageDigest.isEqual(
            token, header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
  }
}
