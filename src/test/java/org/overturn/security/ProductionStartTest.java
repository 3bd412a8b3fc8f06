package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.demo.DemoUsers;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the application does at start when it is not the demo. */
@OverturnTest
class ProductionStartTest {

  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;
  @Autowired DemoUsersRefused users;

  @AfterEach
  void theUsersOfTheOtherTestsAreBack() {
    forgetUsers();
    DemoUsers.create(identity);
  }

  @ParameterizedTest
  @CsvSource({
    "spring.datasource, overturn,  Overturn",
    "spring.datasource, app,       postgres",
    "spring.datasource, app_user,  app_user",
    "spring.mail,       mailer,    changeme",
    "overturn.intake.mailbox, fax, denials"
  })
  void aPasswordThatAnyoneWouldGuessIsRefused(String part, String user, String password) {
    start(part, user, password)
        .run(
            context -> {
              assertThat(context).hasFailed();
              FailureAnalysis told =
                  new StartRefusedAnalyzer().analyze(context.getStartupFailure());
              assertThat(told.getDescription()).contains(part + ".password");
              assertThat(told.getAction()).contains("_PASSWORD");
            });
  }

  @ParameterizedTest
  @CsvSource({"overturn, secret", "our-client, Our-Client"})
  void aClientSecretThatAnyoneWouldGuessIsRefused(String client, String secret) {
    new ApplicationContextRunner()
        .withBean(DemoSecretsRefused.class)
        .withPropertyValues(
            "overturn.sign-in.oidc.client-id=" + client,
            "overturn.sign-in.oidc.client-secret=" + secret)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("oidc.client-secret"));
  }

  @Test
  void allSettingsThatAreMissingAreNamedAtOnce() {
    withSettings(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/overturn", "OVERTURN_MAIL_FROM", " ")
        .run(
            context ->
                assertThat(new StartRefusedAnalyzer().analyze(context.getStartupFailure()))
                    .satisfies(
                        told ->
                            assertThat(told.getDescription())
                                .contains(
                                    "SPRING_MAIL_HOST",
                                    "OVERTURN_BASE_URL",
                                    "OVERTURN_MAIL_FROM",
                                    "OVERTURN_PRACTICE_NAME",
                                    "OVERTURN_PRACTICE_ZONE")
                                .doesNotContain("SPRING_DATASOURCE_URL:")));
  }

  @Test
  void aStartWithAllSettingsGoesOn() {
    withSettings(
            "SPRING_DATASOURCE_URL",
            "jdbc:postgresql://db/overturn",
            "SPRING_MAIL_HOST",
            "mail",
            "OVERTURN_BASE_URL",
            "https://overturn.practice.example",
            "OVERTURN_MAIL_FROM",
            "overturn@practice.example",
            "OVERTURN_PRACTICE_NAME",
            "Lakeside Orthopedics",
            "OVERTURN_PRACTICE_ZONE",
            "America/Chicago")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @CsvSource({
    "28P01, SPRING_DATASOURCE_PASSWORD",
    "08001, SPRING_DATASOURCE_URL",
    "3D000, createdb",
    "53300, max_connections"
  })
  void aDatabaseThatLetsNobodyInIsToldWithWhatMendsIt(String state, String mends) {
    Throwable failure = new IllegalStateException(new SQLException("what it says", state));
    FailureAnalysis told = new DatabaseUnreachableAnalyzer().analyze(failure);
    assertThat(told.getDescription()).contains("what it says");
    assertThat(told.getAction()).contains(mends);
  }

  @Test
  void aFaultThatNoSettingMendsKeepsItsStackTrace() {
    Throwable failure = new IllegalStateException(new SQLException("duplicate key", "23505"));
    assertThat(new DatabaseUnreachableAnalyzer().analyze(failure)).isNull();
  }

  @Test
  void passwordsOfOnesOwnAreTaken() {
    start("spring.datasource", "overturn", "1f0c9a-long-and-random")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @ParameterizedTest
  @CsvSource({"'', 600000, true", "'', 599999, false", "demo, 1000, true", "other, 1000, false"})
  void passwordsThatWouldBeGuessedFastAreRefusedOutsideTheDemo(
      String profiles, int iterations, boolean starts) {
    new ApplicationContextRunner()
        .withUserConfiguration(Hashing.class)
        .withPropertyValues(
            "spring.profiles.active=" + profiles,
            "overturn.sign-in.password-iterations=" + iterations)
        .run(
            context -> {
              if (starts) {
                assertThat(context).hasNotFailed();
                return;
              }
              FailureAnalysis told =
                  new StartRefusedAnalyzer().analyze(context.getStartupFailure());
              assertThat(told.getDescription()).contains("password-iterations is " + iterations);
              assertThat(told.getAction()).contains("OVERTURN_SIGNIN_PASSWORDITERATIONS", "600000");
            });
  }

  @EnableConfigurationProperties({SignInProperties.class, CamundaBpmProperties.class})
  @Import(PasswordHashing.class)
  static class Hashing {}

  @Test
  void noDemoUserIsForgotten() {
    assertThat(DemoUsersRefused.USERS)
        .containsExactlyInAnyOrderElementsOf(
            database.queryForList("select id_ from act_id_user", String.class));
  }

  @Test
  void theDemoMayUseItsPasswords() {
    start("spring.datasource", "overturn", "overturn")
        .withPropertyValues("spring.profiles.active=demo")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void aDatabaseWithDemoUsersIsRefusedHoweverOftenItIsTried() {
    for (int i = 0; i < 12; i++) {
      assertThatThrownBy(users::afterSingletonsInstantiated)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("coordinator, physician, supervisor, owner, compliance, intake");
    }
    assertThat(identity.checkPassword("owner", "owner")).as("nobody is locked").isTrue();
  }

  @Test
  void demoUsersWithPasswordsOfTheirOwnMayStay() {
    forgetUsers();
    var user = identity.newUser("physician");
    user.setPassword("one-that-is-not-the-name");
    identity.saveUser(user);
    users.afterSingletonsInstantiated();
  }

  /** As the environment gives them, names and values in turn. */
  private static ApplicationContextRunner withSettings(String... namesAndValues) {
    Map<String, Object> settings = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new ApplicationContextRunner()
        .withBean(SettingsRequired.class)
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource("systemEnvironment-test", settings)));
  }

  private static ApplicationContextRunner start(String part, String user, String password) {
    return new ApplicationContextRunner()
        .withBean(DemoSecretsRefused.class)
        .withPropertyValues(part + ".username=" + user, part + ".password=" + password);
  }

  private void forgetUsers() {
    database.update("delete from act_id_membership");
    database.update("delete from act_id_user");
    database.update("delete from act_ru_authorization where user_id_ is not null");
  }
}
