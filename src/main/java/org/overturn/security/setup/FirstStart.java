package org.overturn.security.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.overturn.security.Refusals;
import org.overturn.security.SignInProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** While nobody exists, and nobody can come by single sign-on to manage the others. */
@Component
public class FirstStart extends OncePerRequestFilter {

  private static final List<String> OPEN =
      List.of("/setup", "/css/", "/img/", "/js/", "/error", "/actuator/");

  private final FirstAdministrator first;
  private final boolean needed;

  FirstStart(FirstAdministrator first, SignInProperties properties, Environment environment) {
    this.first = first;
    this.needed =
        properties.takesPasswords()
            && !properties.oidc().makesAdministrators()
            && !environment.acceptsProfiles(Profiles.of("demo"));
  }

  boolean isOpen() {
    return needed && first.isMissing();
  }

  /** Every page leads to the one that makes the first administrator. */
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isPage(request) && isOpen()) {
      response.sendRedirect(request.getContextPath() + "/setup");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    return Refusals.wantsPage(request)
        && OPEN.stream().noneMatch(request.getServletPath()::startsWith);
  }
}
