package org.overturn.security;

import static org.overturn.security.Groups.AGENTS;
import static org.overturn.security.Groups.CARE_TEAM;
import static org.overturn.security.Groups.COORDINATORS;
import static org.overturn.security.Groups.INTAKE_CLIENTS;
import static org.overturn.security.Groups.PROCESS_OWNERS;
import static org.overturn.security.Groups.SUPERVISORS;

import jakarta.servlet.DispatcherType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which address asks for which sign-in, and who may open it. Machines sign in with HTTP Basic on
 * each request and have no session; people sign in once, on a page. What is not named is for the
 * care team, so a new page is never open by mistake.
 */
@Configuration
@EnableMethodSecurity
@EnableScheduling
class WebSecurity {

  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  private static final RequestMatcher WEBAPP_LOGOUT =
      PATH.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

  private static final List<String> STAFF =
      Stream.concat(CARE_TEAM.stream(), Stream.of(PROCESS_OWNERS)).toList();

  /** The interfaces for machines. */
  @Bean
  @Order(1)
  SecurityFilterChain machines(HttpSecurity http, Refusals refusals, IdentityService identity)
      throws Exception {
    http.securityMatcher(any("/api/**", "/engine-rest/**"))
        .authorizeHttpRequests(
            rules -> {
              allow(rules, any("/api/denials/**"), INTAKE_CLIENTS, COORDINATORS, SUPERVISORS);
              allow(
                  rules,
                  any("/engine-rest/external-task/**", "/engine-rest/{engine}/external-task/**"),
                  AGENTS);
              allow(rules, any("/api/agents/**"), AGENTS);
              allow(rules, any("/engine-rest/**"), STAFF);
              rules.anyRequest().hasAnyAuthority(authorities(CARE_TEAM));
            })
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(
            problem -> problem.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
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
  SecurityFilterChain descriptions(HttpSecurity http) throws Exception {
    http.securityMatcher(
            any("/swagger-ui/**", "/swagger-ui.html", "/v3/api-docs/**", "/v3/api-docs.yaml"))
        .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
        .httpBasic(Customizer.withDefaults())
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(
            problem ->
                problem.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"), Refusals::wantsPage));
    return http.build();
  }

  /** The pages. */
  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http, Refusals refusals, SignInOutcome outcome, IdentityService identity)
      throws Exception {
    http.authorizeHttpRequests(
            rules -> {
              // a stream's end comes back here, perhaps after the session that opened it has ended
              rules.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
              rules
                  .requestMatchers(
                      any("/login", "/error", "/css/**", "/js/**", "/img/**", "/favicon.ico"))
                  .permitAll();
              rules.requestMatchers(any("/actuator/health/**")).permitAll();
              allow(rules, any("/actuator/**"), SUPERVISORS);
              // the engine would let whoever comes first make themselves its administrator
              rules
                  .requestMatchers(
                      any("/camunda/api/admin/setup/**", "/camunda/app/admin/{engine}/setup/**"))
                  .denyAll();
              allow(rules, any("/camunda/**", "/demo/**"), STAFF);
              // names cases and payers, never a patient
              allow(rules, any("/rules/**"), SUPERVISORS, PROCESS_OWNERS);
              // payers' texts, nothing of a patient; saving them is for supervisors and owners
              allow(rules, any("/policies/**"), STAFF);
              // payers' addresses, nothing of a patient; keeping them is not for physicians
              allow(rules, any("/appeal-addresses/**"), STAFF);
              // wording and invented cases, nothing of a patient; changing it is for owners
              allow(rules, any("/letters/**"), STAFF);
              rules.requestMatchers(any("/")).authenticated();
              rules.anyRequest().hasAnyAuthority(authorities(CARE_TEAM));
            })
        .formLogin(form -> form.loginPage("/login").successHandler(outcome).failureHandler(outcome))
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
                    .defaultAuthenticationEntryPointFor(refusals, any("/camunda/api/**"))
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
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

  private static void allow(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      RequestMatcher where,
      String... groups) {
    allow(rules, where, List.of(groups));
  }

  private static void allow(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      RequestMatcher where,
      Collection<String> groups) {
    rules.requestMatchers(where).hasAnyAuthority(authorities(groups));
  }

  private static String[] authorities(Collection<String> groups) {
    return groups.stream().map(Groups::authority).toArray(String[]::new);
  }

  private static RequestMatcher any(String... patterns) {
    return new OrRequestMatcher(Stream.of(patterns).<RequestMatcher>map(PATH::matcher).toList());
  }
}
