package org.overturn.security;

import static org.overturn.security.AccessRules.any;

import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.overturn.security.client.BearerTokens;
import org.overturn.security.client.MachineDoor;
import org.overturn.security.client.MachineSignIn;
import org.overturn.security.setup.FirstStart;
import org.overturn.security.sso.SingleSignOn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which address asks for which sign-in. Machines sign in with each request, by HTTP Basic or a
 * bearer token, and have no session; people sign in once, on a page or at the practice's identity
 * provider. Who may open what, {@link AccessRules} says.
 */
@Configuration
@EnableMethodSecurity
@EnableScheduling
class WebSecurity {

  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  private static final RequestMatcher WEBAPP_LOGOUT =
      PATH.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

  /** The interfaces for machines. */
  @Bean
  @Order(1)
  SecurityFilterChain machines(
      HttpSecurity http,
      AccessRules access,
      Refusals refusals,
      IdentityService identity,
      MachineSignIn machines,
      MachineDoor door,
      BearerTokens tokens)
      throws Exception {
    tokens.addTo(http, refusals);
    http.securityMatcher(any("/api/**", "/engine-rest/**"))
        .authenticationManager(machines)
        .addFilterBefore(door, AuthorizationFilter.class)
        .authorizeHttpRequests(access::apply)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(
            problem -> problem.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .headers(Headers::ofMachines)
        .requestCache(cache -> cache.disable())
        .addFilterAfter(
            new EngineIdentityFilter(identity) {
              @Override
              protected boolean shouldNotFilter(jakarta.servlet.http.HttpServletRequest request) {
                return !request.getServletPath().startsWith("/engine-rest");
              }
            },
            AuthorizationFilter.class);
    return http.build();
  }

  /** The description of the interfaces, for people and machines alike. */
  @Bean
  @Order(2)
  SecurityFilterChain descriptions(
      HttpSecurity http, AccessRules access, AutomaticLogoff automaticLogoff) throws Exception {
    http.securityMatcher(
            any("/swagger-ui/**", "/swagger-ui.html", "/v3/api-docs/**", "/v3/api-docs.yaml"))
        .addFilterAfter(automaticLogoff, SecurityContextHolderFilter.class)
        .authorizeHttpRequests(access::apply)
        .httpBasic(Customizer.withDefaults())
        .headers(Headers::ofDescriptions)
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(
            problem ->
                problem.defaultAuthenticationEntryPointFor(new ToSignIn(), Refusals::wantsPage));
    return http.build();
  }

  /** Health and figures, for a supervisor's browser and for machines that send their password. */
  @Bean
  @Order(3)
  SecurityFilterChain operation(
      HttpSecurity http,
      AccessRules access,
      Refusals refusals,
      MachineSignIn machines,
      CurrentRights rights,
      AutomaticLogoff automaticLogoff,
      @Value("${overturn.operation.token:}") String token)
      throws Exception {
    http.securityMatcher(any("/actuator/**"))
        .authenticationManager(machines)
        .addFilterAfter(rights, SecurityContextHolderFilter.class)
        .addFilterAfter(automaticLogoff, SecurityContextHolderFilter.class)
        .addFilterBefore(new MonitoringToken(token), AuthorizationFilter.class)
        .authorizeHttpRequests(access::apply)
        .headers(Headers::ofMachines)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(
            problem ->
                problem
                    .defaultAuthenticationEntryPointFor(new ToSignIn(), Refusals::wantsPage)
                    .defaultAuthenticationEntryPointFor(refusals, request -> true)
                    .defaultAccessDeniedHandlerFor(refusals, request -> true));
    return http.build();
  }

  /** The pages. */
  @Bean
  @Order(4)
  SecurityFilterChain pages(
      HttpSecurity http,
      AccessRules access,
      Refusals refusals,
      SignInOutcome outcome,
      IdentityService identity,
      FirstStart firstStart,
      CurrentRights rights,
      AutomaticLogoff automaticLogoff,
      SignInProperties properties,
      SingleSignOn singleSignOn)
      throws Exception {
    if (singleSignOn.isOn()) {
      singleSignOn.addTo(http, outcome);
    }
    if (properties.takesPasswords()) {
      http.formLogin(
          form -> form.loginPage("/login").successHandler(outcome).failureHandler(outcome));
    }
    http.addFilterAfter(firstStart, SecurityContextHolderFilter.class)
        .addFilterAfter(rights, SecurityContextHolderFilter.class)
        .addFilterAfter(automaticLogoff, SecurityContextHolderFilter.class)
        .authorizeHttpRequests(access::apply)
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(
                        new OrRequestMatcher(
                            PATH.matcher(HttpMethod.POST, "/logout"), WEBAPP_LOGOUT))
                    .logoutSuccessHandler(outcome))
        .csrf(csrf -> csrf.ignoringRequestMatchers(any("/camunda/**")))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(
            problem ->
                problem
                    .defaultAuthenticationEntryPointFor(new ToSignIn(), Refusals::wantsPage)
                    .defaultAuthenticationEntryPointFor(refusals::signedOut, request -> true))
        .headers(Headers::ofPages)
        .addFilterAfter(
            new EngineIdentityFilter(identity) {
              @Override
              protected boolean shouldNotFilter(jakarta.servlet.http.HttpServletRequest request) {
                return request.getServletPath().startsWith("/camunda/");
              }
            },
            AuthorizationFilter.class);
    return http.build();
  }

  /** Spring Boot would put filters before every address; these stand in one chain each. */
  @Bean
  static FilterRegistrationBean<CurrentRights> rightsOfPagesOnly(CurrentRights filter) {
    return notByItself(filter);
  }

  @Bean
  static FilterRegistrationBean<AutomaticLogoff> logoffOfPeopleOnly(AutomaticLogoff filter) {
    return notByItself(filter);
  }

  @Bean
  static FilterRegistrationBean<FirstStart> firstStartOfPagesOnly(FirstStart filter) {
    return notByItself(filter);
  }

  @Bean
  static FilterRegistrationBean<MachineDoor> doorOfMachinesOnly(MachineDoor filter) {
    return notByItself(filter);
  }

  private static <F extends Filter> FilterRegistrationBean<F> notByItself(F filter) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  static FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
    var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    registration.addInitParameter("authentication-provider", WebappSignIn.class.getName());
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    registration.setOrder(101);
    return registration;
  }

  /** After signing in people go on to the page they asked for, never to one of Tasklist's polls. */
  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> "GET".equals(request.getMethod()) && Refusals.wantsPage(request));
    return cache;
  }
}
