package org.overturn.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.overturn.denial.CaseNumber;
import org.overturn.security.AccessMatrix.Right;
import org.overturn.security.AccessMatrix.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Holds each request to the {@link AccessMatrix}: what it does not name is refused. */
@Component
final class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {

  private static final Logger LOG = LoggerFactory.getLogger(AccessRules.class);

  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  private final AccessMatrix matrix = AccessMatrix.shipped();
  private final ObjectProvider<CasesOfPeople> cases;

  AccessRules(ObjectProvider<CasesOfPeople> cases) {
    this.cases = cases;
  }

  /** For a chain of filters: all of its addresses are held to the matrix. */
  void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    // a stream's end comes back here, perhaps after the session that opened it has ended
    rules.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
    rules.anyRequest().access(this);
  }

  @Override
  public AuthorizationDecision check(
      Supplier<Authentication> person, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    Row row = matrix.find(request.getMethod(), path(request)).orElse(null);
    if (row == null) {
      LOG.debug("{} {} is in no row of {}", request.getMethod(), path(request), AccessMatrix.FILE);
      return new AuthorizationDecision(false);
    }
    List<String> roles = roles(person.get());
    boolean may =
        roles.stream().anyMatch(role -> row.of(role) == Right.YES)
            || roles.stream().anyMatch(role -> row.of(role) == Right.OWN)
                && isOwn(row, request, person.get().getName());
    if (!may) {
      LOG.debug("{} {} is not for {}", request.getMethod(), path(request), roles);
    }
    return new AuthorizationDecision(may);
  }

  /** Whether what the address names is this person's; lists are told to hold nothing else. */
  private boolean isOwn(Row row, HttpServletRequest request, String user) {
    Map<String, String> named = row.variables(path(request));
    if (named.containsKey("number")) {
      return isOwnCase(named.get("number"), request, user);
    }
    if (named.containsKey("arrival")) {
      return isOwnArrival(named.get("arrival"), user);
    }
    if (named.containsKey("user")) {
      return user.equals(named.get("user"));
    }
    request.setAttribute(CasesOfPeople.OWN_ONLY, true);
    return true;
  }

  /** What is no number of a case is not found, whoever asks. */
  private boolean isOwnCase(String asked, HttpServletRequest request, String user) {
    if (!CaseNumber.isNumber(asked) || cases.getObject().isTheirs(new CaseNumber(asked), user)) {
      return true;
    }
    request.setAttribute(CasesOfPeople.REFUSED, new CaseNumber(asked));
    return false;
  }

  private boolean isOwnArrival(String asked, String user) {
    try {
      return cases.getObject().isTheirs(UUID.fromString(asked), user);
    } catch (IllegalArgumentException noNumber) {
      return true;
    }
  }

  static RequestMatcher any(String... patterns) {
    return new OrRequestMatcher(Stream.of(patterns).<RequestMatcher>map(PATH::matcher).toList());
  }

  /** What nobody needs to sign in for is open to whoever has, too. */
  private static List<String> roles(Authentication person) {
    return Stream.concat(
            Stream.of(AccessMatrix.NOBODY),
            person == null
                ? Stream.empty()
                : Identities.groups(person).stream().filter(AccessMatrix.ROLES::contains))
        .toList();
  }

  /**
   * The whole path; what the container has parsed lacks the part that leads to its servlet. The
   * engine's interface takes a slash at the end for none.
   */
  private static PathContainer path(HttpServletRequest request) {
    PathContainer path =
        RequestPath.parse(request.getRequestURI(), request.getContextPath())
            .pathWithinApplication();
    int last = path.elements().size() - 1;
    return last > 0 && path.elements().get(last) instanceof PathContainer.Separator
        ? path.subPath(0, last)
        : path;
  }
}
