package org.overturn.security.client;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.security.SignInProperties;
import org.overturn.security.UserIds;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Takes access tokens of the identity provider from machines, where the settings name an audience:
 * signed by the provider, not run out, made for us, and good for the scopes of ours that they name.
 */
@Component
public class BearerTokens {

  /**
   * Where providers put what a machine may do: OAuth, Entra ID for people, Entra ID for machines.
   */
  private static final List<String> SCOPE_CLAIMS = List.of("scope", "scp", "roles");

  private static final List<String> NAME_CLAIMS = List.of("client_id", "azp", "appid", "sub");

  /** No user and no client of ours has such a name. */
  private static final String PREFIX = "bearer-";

  private final SignInProperties.Oidc provider;
  private final AuthenticationEventPublisher events;

  BearerTokens(SignInProperties properties, AuthenticationEventPublisher events) {
    this.provider = properties.oidc();
    this.events = events;
  }

  /** Adds it to the chain of the machines. */
  public void addTo(HttpSecurity http, AuthenticationEntryPoint refusals) throws Exception {
    if (provider.takesTokens()) {
      AuthenticationManager tokens = tokens();
      http.oauth2ResourceServer(
          server ->
              server
                  .authenticationManagerResolver(request -> tokens)
                  .authenticationEntryPoint(refusals));
    }
  }

  private AuthenticationManager tokens() {
    Supplier<JwtDecoder> decoder = SingletonSupplier.of(this::decoder);
    JwtAuthenticationProvider checking =
        new JwtAuthenticationProvider(token -> decoder.get().decode(token));
    checking.setJwtAuthenticationConverter(BearerTokens::machine);
    ProviderManager manager = new ProviderManager(checking);
    manager.setAuthenticationEventPublisher(events);
    return manager;
  }

  /** The provider is asked for its keys when the first token comes. */
  private JwtDecoder decoder() {
    String issuer = provider.issuer().toString();
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
    Predicate<List<String>> forUs =
        audience -> audience != null && audience.contains(provider.audience());
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<>("aud", forUs),
            // without an end it could not be taken back (RFC 9068, 2.2)
            new JwtClaimValidator<>("exp", Objects::nonNull)));
    return decoder;
  }

  private static Machine machine(Jwt token) {
    String name =
        NAME_CLAIMS.stream()
            .map(token::getClaimAsString)
            .filter(Objects::nonNull)
            .findFirst()
            .map(PREFIX::concat)
            .filter(UserIds::isUsable)
            .orElseThrow(() -> new InvalidBearerTokenException("No client is named"));
    String scopes =
        SCOPE_CLAIMS.stream()
            .flatMap(claim -> texts(token, claim))
            .collect(Collectors.joining(" "));
    return new Machine(name, name, Scope.ofAll(scopes));
  }

  private static Stream<String> texts(Jwt token, String claim) {
    Object found = token.getClaim(claim);
    return found instanceof List<?> many
        ? many.stream().map(Objects::toString)
        : Stream.ofNullable(found).map(Objects::toString);
  }
}
