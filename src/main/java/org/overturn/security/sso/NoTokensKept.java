package org.overturn.security.sso;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** The provider is asked once, at the sign-in: its access tokens are not needed afterwards. */
class NoTokensKept implements OAuth2AuthorizedClientRepository {

  @Override
  public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
      String registration, Authentication person, HttpServletRequest request) {
    return null;
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      Authentication person,
      HttpServletRequest request,
      HttpServletResponse response) {
    // forgotten
  }

  @Override
  public void removeAuthorizedClient(
      String registration,
      Authentication person,
      HttpServletRequest request,
      HttpServletResponse response) {
    // none is kept
  }
}
