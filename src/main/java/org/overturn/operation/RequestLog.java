package org.overturn.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the request, and the case in its address, on each line that is logged for it. The number of
 * the request is the caller's, or that of the trace it belongs to, where either is a plain one; the
 * answer tells it, so that a sender, a proxy's log and ours speak of the same thing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestLog extends OncePerRequestFilter {

  static final String HEADER = "X-Request-Id";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{7,63}");

  /** Somebody else's number must not look like a case of ours. */
  private static final Pattern CASE = Pattern.compile("(?i).*D-\\d{4}-\\d{6}.*");

  /** W3C Trace Context: version, trace, span and flags. */
  private static final Pattern TRACE =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = id(request);
    response.setHeader(HEADER, id);
    try (Logged named = Logged.request(id);
        Logged about = Logged.aboutCaseIn(request.getRequestURI())) {
      chain.doFilter(request, response);
    }
  }

  private static String id(HttpServletRequest request) {
    String given = request.getHeader(HEADER);
    if (given != null && PLAIN.matcher(given).matches() && !CASE.matcher(given).matches()) {
      return given;
    }
    String trace = request.getHeader("traceparent");
    Matcher parts = trace == null ? null : TRACE.matcher(trace);
    return parts != null && parts.matches() ? parts.group(1) : UUID.randomUUID().toString();
  }
}
