package org.overturn.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.security.Groups;
import org.overturn.security.SignInProperties;
import org.overturn.security.ToldRefusal;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose passwords open the REST interfaces in production, and which settings make no sense. */
class MachineDoorTest {

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.PROCESS_OWNERS, Groups.INTAKE_CLIENTS, Groups.AGENTS})
  void aProcessOwnersPasswordAndThoseOfTechnicalUsersOpenTheInterfaces(String group)
      throws Exception {
    assertThat(passes(group)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Groups.COORDINATORS,
        Groups.PHYSICIANS,
        Groups.SUPERVISORS,
        Groups.COMPLIANCE,
        Groups.ADMINISTRATORS
      })
  void otherPeoplesPasswordsDoNotAndTheyAreToldWhatToDo(String group) {
    assertThatThrownBy(() -> passes(group))
        .isInstanceOf(ToldRefusal.class)
        .hasMessageContaining("an administrator makes a client");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          oidc.issuer=http://sso.example                  | issuer must be an https address
          oidc.issuer=https://sso.example                 | client-id and client-secret belong
          oidc.issuer=https://s oidc.groups.nurses=n      | is no group of ours is a mistake
          oidc.issuer=https://s                           | groups must say for each
          oidc.scopes=profile,email                       | scopes must have openid
          local=false                                     | there must be an oidc.issuer
          reread-rights-after=2h                          | at most 15m
          rest-with-password=everybody                    | names groups of ours
          """)
  void aSettingThatMakesNoSenseStopsTheStart(String settings, String told) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(bound(settings.split(" "))))
          .extracting("message")
          .anySatisfy(message -> assertThat((String) message).contains(told));
    }
  }

  @Test
  void theEnvironmentNamesGroupsWithoutTheirHyphensAndSecretsAreNotPrinted() {
    SignInProperties properties =
        bound(
            "oidc.issuer=https://sso.example",
            "oidc.client-id=overturn",
            "oidc.client-secret=between-the-two",
            "oidc.groups.processowners=owners",
            "oidc.groups.CAMUNDAADMIN=admins");
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      assertThat(factory.getValidator().validate(properties)).isEmpty();
    }
    assertThat(properties.takesPasswords()).as("no local sign-in beside it").isFalse();
    assertThat(properties.toString()).doesNotContain("between-the-two");
  }

  /** A browser keeps a password that was typed once, and sends it with whatever page asks. */
  @ParameterizedTest
  @CsvSource({"cross-site, false", "same-site, false", "same-origin, true", "none, true"})
  void whatAnotherSitesPageSendsIsRefused(String site, boolean passes) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/engine-rest/deployment");
    request.addHeader("Sec-Fetch-Site", site);
    if (passes) {
      assertThat(passes(Groups.PROCESS_OWNERS, request)).isTrue();
    } else {
      assertThatThrownBy(() -> passes(Groups.PROCESS_OWNERS, request))
          .isInstanceOf(ToldRefusal.class)
          .hasMessageContaining("another site");
    }
  }

  private static boolean passes(String group) throws Exception {
    return passes(group, new MockHttpServletRequest("GET", "/engine-rest/task"));
  }

  private static boolean passes(String group, MockHttpServletRequest request) throws Exception {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new UsernamePasswordAuthenticationToken(
                "somebody", null, AuthorityUtils.createAuthorityList(Groups.authority(group))));
    MockFilterChain chain = new MockFilterChain();
    new MachineDoor(bound()).doFilter(request, new MockHttpServletResponse(), chain);
    return chain.getRequest() != null;
  }

  private static SignInProperties bound(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (String setting : List.of(settings)) {
      String[] pair = setting.split("=", 2);
      values.put("overturn.sign-in." + pair[0], pair[1]);
    }
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("overturn.sign-in", Bindable.of(SignInProperties.class));
  }
}
