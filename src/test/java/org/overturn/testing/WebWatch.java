package org.overturn.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } finally {
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
