package org.overturn.security.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.overturn.security.SignInLog;
import org.overturn.security.SignInProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Signs people in at an OpenID Connect provider: authorization code with PKCE, state and nonce. The
 * provider's addresses are asked for when the first person signs in, so that Overturn starts while
 * the provider is away. No token is kept but the one that names the person, for signing out.
 */
@Component
public class SingleSignOn {

  /** In the addresses: {@code /oauth2/authorization/sso}, {@code /login/oauth2/code/sso}. */
  static final String ID = "sso";

  private static final Logger log = LoggerFactory.getLogger(SingleSignOn.class);

  private final SignInProperties.Oidc provider;
  private final SsoPeople people;
  private final SignInLog audit;
  private final Supplier<ClientRegistration> registration;

  SingleSignOn(SignInProperties properties, SsoPeople people, SignInLog audit) {
    this.provider = properties.oidc();
    this.people = people;
    this.audit = audit;
    this.registration = SingletonSupplier.of(this::discover);
  }

  public boolean isOn() {
    return provider.isOn();
  }

  /** Adds it to the chain of the pages. */
  public void addTo(HttpSecurity http, AuthenticationSuccessHandler success) throws Exception {
    http.oauth2Login(
        login ->
            login
                .loginPage("/login")
                .clientRegistrationRepository(this::registration)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(
                    endpoint ->
                        endpoint.authorizationRequestResolver(
                            new ProviderRequests(this::registration)))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::admit))
                .successHandler(success)
                .failureHandler(this::refuse)
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(
                          F filter) {
                        filter.setAuthenticationFailureHandler(SingleSignOn.this::refuse);
                        return filter;
                      }
                    }));
  }

  /** Where the provider ends its own session; null where it says nothing of that. */
  URI endOfSession() {
    Object address =
        registration
            .get()
            .getProviderDetails()
            .getConfigurationMetadata()
            .get("end_session_endpoint");
    return address == null ? null : URI.create(address.toString());
  }

  private OidcUser admit(OidcUserRequest request) {
    OidcUser theirs = new OidcUserService().loadUser(request);
    SsoPeople.Admitted admitted = people.admit(theirs.getClaims());
    if (admitted.groups().isEmpty()) {
      throw new SsoRefused(SsoRefused.Cause.NO_GROUP, admitted.id());
    }
    return new SsoUser(admitted.id(), admitted.groups(), request.getIdToken());
  }

  /** Codes of ours go into the address; what the provider says is for the log. */
  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    String place = "/login?unavailable";
    if (why instanceof SsoRefused refused) {
      audit.refused(
          refused.user(),
          request.getRemoteAddr(),
          "single sign-on: " + refused.getError().getErrorCode());
      place = "/login?refused=" + refused.getError().getErrorCode();
    } else if (why instanceof OAuth2AuthenticationException failed) {
      log.warn("Single sign-on failed: {}", failed.getError().getErrorCode());
      audit.refused(null, request.getRemoteAddr(), "single sign-on failed");
      place = "/login?refused=failed";
    } else {
      log.warn("The identity provider {} cannot be asked", provider.issuer());
    }
    response.sendRedirect(request.getContextPath() + place);
  }

  private ClientRegistration registration(String id) {
    return ID.equals(id) ? registration.get() : null;
  }

  private ClientRegistration discover() {
    return ClientRegistrations.fromIssuerLocation(Objects.toString(provider.issuer()))
        .registrationId(ID)
        .clientId(provider.clientId())
        .clientSecret(provider.clientSecret())
        .clientName(provider.name())
        .scope(provider.scopes())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .build();
  }
}
