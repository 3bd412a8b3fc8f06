package org.overturn.security.client;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.security.Groups;
import org.overturn.security.SignInProperties;
import org.overturn.security.ToldRefusal;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the machines' interfaces: a client reaches what its scopes name and nothing else
 * that their groups might, and a person's password opens them only to the groups that the settings
 * name.
 */
@Component
public class MachineDoor extends OncePerRequestFilter {

  /** Our own pages, or the person themselves. */
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final List<String> people;

  MachineDoor(SignInProperties properties) {
    this.people = properties.restWithPassword().stream().map(Groups::authority).toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    refuseOtherSites(request);
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who instanceof Machine machine) {
      admit(machine, request);
    } else if (who instanceof UsernamePasswordAuthenticationToken person) {
      admit(person);
    }
    chain.doFilter(request, response);
  }

  /**
   * A browser in which somebody once typed a password for this interface sends it along with
   * whatever another site's page sends here; it says so.
   */
  private static void refuseOtherSites(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !OWN_SITE.contains(site)) {
      throw new ToldRefusal("A page of another site may not send to this interface");
    }
  }

  private static void admit(Machine machine, HttpServletRequest request) {
    if (machine.scopes().stream().noneMatch(scope -> scope.opens(request))) {
      String wanted =
          Arrays.stream(Scope.values())
              .filter(scope -> scope.opens(request))
              .map(Scope::code)
              .collect(Collectors.joining(" or "));
      throw new ToldRefusal(
          wanted.isEmpty()
              ? "No scope opens this address"
              : "This client needs the scope " + wanted);
    }
  }

  private void admit(Authentication person) {
    if (person.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .noneMatch(people::contains)) {
      throw new ToldRefusal(
          "People’s passwords do not open this interface; an administrator makes a client for it");
    }
  }
}
