package org.overturn.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcBuilderCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at every request that a test makes, in a browser or without one: its address, the headers
 * of the answer, also where the sign-in refuses it, and, without a browser, the bodies of errors
 * and the addresses on pages.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WebWatch extends OncePerRequestFilter implements MockMvcBuilderCustomizer {

  private static final AtomicInteger IN_HAND = new AtomicInteger();

  /**
   * Waits until every request is answered: what a browser of the test before had asked for leaves
   * rows as well. For one that hangs it does not wait forever.
   */
  static void untilAllIsAnswered() {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (IN_HAND.get() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    IN_HAND.incrementAndGet();
    try {
      chain.doFilter(request, response);
    } finally {
      IN_HAND.decrementAndGet();
      Leaks.look(addressOf(request), response);
    }
  }

  @Override
  public void customize(ConfigurableMockMvcBuilder<?> builder) {
    builder.alwaysDo(
        result -> {
          MockHttpServletResponse response = result.getResponse();
          Leaks.lookAtBody(
              addressOf(result.getRequest()),
              response,
              response.getContentAsString(StandardCharsets.UTF_8));
        });
  }

  private static String addressOf(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
