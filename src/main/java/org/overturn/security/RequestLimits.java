package org.overturn.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 429 to who guesses passwords or floods the intake, before anything looks at a password or
 * reads what was sent. It stands in front of Spring Security and knows the claimed user only, which
 * is enough: a client that claims another's name is counted by its address as well.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 10)
class RequestLimits extends OncePerRequestFilter {

  private static final String BASIC = "basic ";

  private final SignInTries tries;
  private final Allowance intake;
  private final ObjectMapper json;

  RequestLimits(SignInTries tries, LimitProperties limits, Clock clock, ObjectMapper json) {
    this.tries = tries;
    this.intake = new Allowance(limits.intakePerClient(), limits.intakeWithin(), clock);
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Duration> wait = signIn(request).or(() -> intake(request));
    if (wait.isPresent()) {
      refuse(request, response, wait.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<Duration> signIn(HttpServletRequest request) {
    if ("POST".equals(request.getMethod()) && "/login".equals(request.getServletPath())) {
      return tries.wait(request.getRemoteAddr(), request.getParameter("username"));
    }
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null
        ? Optional.empty()
        : tries.wait(request.getRemoteAddr(), claimed(request));
  }

  private Optional<Duration> intake(HttpServletRequest request) {
    boolean sends =
        "POST".equals(request.getMethod()) && request.getServletPath().startsWith("/api/denials");
    String client = request.getRemoteAddr() + " " + claimed(request);
    return sends && !intake.take(client) ? intake.wait(client) : Optional.empty();
  }

  /** The name before the password; empty for a token, or what is no sign-in at all. */
  private static String claimed(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return "";
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    } catch (IllegalArgumentException damaged) {
      return "";
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    long seconds = Math.max(1, wait.toSeconds() + 1);
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    if (Refusals.wantsPage(request)) {
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
      return;
    }
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests, or too many that failed to sign in. Nothing was done. Try again in %d s."
                .formatted(seconds));
    problem.setType(URI.create("urn:overturn:problem:too-many"));
    problem.setTitle("Too many tries");
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    json.writeValue(response.getOutputStream(), problem);
  }
}
