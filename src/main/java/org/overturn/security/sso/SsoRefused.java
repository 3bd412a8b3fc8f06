package org.overturn.security.sso;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider knows the person, and they may not come in; the sign-in page says why. */
class SsoRefused extends OAuth2AuthenticationException {

  /** Why, in the address of the sign-in page and in the audit. */
  enum Cause {
    NO_GROUP("no-group"),
    NO_NAME("no-name"),
    LOCAL_USER("local-user"),
    OTHER_PERSON("other-person");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private final String user;

  /** The user is null where the provider's name for the person is none that we could keep. */
  SsoRefused(Cause cause, String user) {
    super(new OAuth2Error(cause.code()), "Refused: " + cause.code());
    this.user = user;
  }

  String user() {
    return user;
  }
}
