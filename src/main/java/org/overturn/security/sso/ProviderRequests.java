package org.overturn.security.sso;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What is asked of the provider. {@code ?again} has it ask who the person is even where it knows:
 * whoever was refused would be refused for ever otherwise.
 */
class ProviderRequests implements OAuth2AuthorizationRequestResolver {

  private final DefaultOAuth2AuthorizationRequestResolver requests;

  ProviderRequests(ClientRegistrationRepository registrations) {
    requests =
        new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
  }

  @Override
  public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return again(requests.resolve(request), request);
  }

  @Override
  public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
    return again(requests.resolve(request, registration), request);
  }

  private static OAuth2AuthorizationRequest again(
      OAuth2AuthorizationRequest asked, HttpServletRequest request) {
    return asked == null || request.getParameter("again") == null
        ? asked
        : OAuth2AuthorizationRequest.from(asked)
            .additionalParameters(more -> more.put("prompt", "login"))
            .build();
  }
}
