package org.overturn.security.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.overturn.security.SignInProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Ends the session at the provider too (OpenID Connect RP-Initiated Logout 1.0). The sign-in page
 * leads here once after signing out, wherever that was done; the token that names the person is
 * posted, so that it stands in no address.
 */
@Controller
public class ProviderSignOut {

  public static final String PAGE = "/logout/provider";

  private static final Logger log = LoggerFactory.getLogger(ProviderSignOut.class);
  private static final String ENDING = ProviderSignOut.class.getName();

  private final SingleSignOn singleSignOn;
  private final SignInProperties.Oidc provider;

  ProviderSignOut(SingleSignOn singleSignOn, SignInProperties properties) {
    this.singleSignOn = singleSignOn;
    this.provider = properties.oidc();
  }

  /** The session here has ended; the new one remembers whose is to end there. */
  public void begin(HttpServletRequest request, Authentication person) {
    if (person != null && person.getPrincipal() instanceof SsoUser user) {
      request.getSession().setAttribute(ENDING, user.getIdToken().getTokenValue());
    }
  }

  public boolean isDue(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ENDING) != null;
  }

  @GetMapping(PAGE)
  String end(HttpServletRequest request, HttpServletResponse response, Model model) {
    URI there = isDue(request) ? endOfSession() : null;
    if (!isDue(request)) {
      return "redirect:/login?signed-out";
    }
    String token = (String) request.getSession().getAttribute(ENDING);
    request.getSession().removeAttribute(ENDING);
    if (there == null) {
      return "redirect:/login?signed-out";
    }
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none';"
            + " form-action 'self' "
            + there.getScheme()
            + "://"
            + there.getAuthority());
    model.addAttribute("there", there.toString());
    model.addAttribute("token", token);
    model.addAttribute("provider", provider.name());
    model.addAttribute(
        "back", ServletUriComponentsBuilder.fromContextPath(request).path("/login").toUriString());
    return "sign-out";
  }

  private URI endOfSession() {
    try {
      return singleSignOn.endOfSession();
    } catch (RuntimeException away) {
      log.warn("The identity provider cannot be asked where its sessions end");
      return null;
    }
  }
}
