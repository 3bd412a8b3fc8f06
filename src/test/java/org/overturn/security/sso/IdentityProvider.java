package org.overturn.security.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * An OpenID Connect provider on this machine, an application of its own with its own sign-in page.
 * It lists groups as Keycloak does, demands PKCE, and gives machines tokens for the audience {@code
 * overturn-api}; the client {@code stranger} gets tokens for itself only, and those of {@code
 * eternal} never end.
 */
final class IdentityProvider implements AutoCloseable {

  static final String SECRET = "a-secret-between-the-two";
  static final String AUDIENCE = "overturn-api";

  /** Someone with an account there, whose password is the name. */
  record Person(String name, String first, String last, List<String> roles) {}

  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final ServletWebServerApplicationContext application;
  private volatile String overturn = "http://localhost";

  IdentityProvider() {
    application =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.SERVLET)
                .initializers(
                    context -> context.getBeanFactory().registerSingleton("provider", this))
                .properties(
                    "server.port=0",
                    "server.servlet.session.cookie.name=PROVIDER",
                    "spring.config.name=identity-provider",
                    "spring.main.banner-mode=off")
                .run();
  }

  String issuer() {
    return "http://localhost:" + application.getWebServer().getPort();
  }

  void knows(Person person) {
    people.put(person.name(), person);
  }

  /** Where people may be sent back to. */
  void trusts(String address) {
    overturn = address;
  }

  @Override
  public void close() {
    application.close();
  }

  @EnableWebSecurity
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Parts {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
      var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
      http.securityMatcher(server.getEndpointsMatcher())
          .with(server, it -> it.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
          .csrf(csrf -> csrf.ignoringRequestMatchers(server.getEndpointsMatcher()))
          .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
          .exceptionHandling(
              problem ->
                  problem.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")));
      return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signInPage(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    UserDetailsService accounts(IdentityProvider provider) {
      return name -> {
        if (!provider.people.containsKey(name)) {
          throw new UsernameNotFoundException(name);
        }
        return User.withUsername(name).password("{noop}" + name).build();
      };
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("only").generate()));
    }

    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    RegisteredClientRepository clients(IdentityProvider provider) {
      return new RegisteredClientRepository() {
        @Override
        public RegisteredClient findById(String id) {
          return findByClientId(id);
        }

        @Override
        public RegisteredClient findByClientId(String id) {
          return id.equals("overturn") ? overturn(provider.overturn) : machine(id);
        }

        @Override
        public void save(RegisteredClient client) {
          // it would keep the secret as a hash; here it stays as it is
        }
      };
    }

    private static RegisteredClient overturn(String address) {
      return RegisteredClient.withId("overturn")
          .clientId("overturn")
          .clientSecret("{noop}" + SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri(address + "/login/oauth2/code/sso")
          .postLogoutRedirectUri(address + "/login")
          .scope("openid")
          .scope("profile")
          .scope("email")
          .clientSettings(ClientSettings.builder().requireProofKey(true).build())
          .build();
    }

    private static RegisteredClient machine(String id) {
      return RegisteredClient.withId(id)
          .clientId(id)
          .clientSecret("{noop}" + SECRET)
          .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
          .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
          .scope("denials.send")
          .scope("denials.read")
          .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(IdentityProvider provider) {
      return context -> {
        if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
          Person person = provider.people.get(context.getPrincipal().getName());
          context
              .getClaims()
              .claim("preferred_username", person.name())
              .claim("given_name", person.first())
              .claim("family_name", person.last())
              .claim("email", person.name() + "@hospital.example")
              .claim("realm_access", Map.of("roles", person.roles()));
        } else if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())
            && !context.getRegisteredClient().getClientId().equals("stranger")) {
          context.getClaims().audience(List.of(AUDIENCE));
          if (context.getRegisteredClient().getClientId().equals("eternal")) {
            context.getClaims().claims(all -> all.remove("exp"));
          }
        }
      };
    }
  }
}
