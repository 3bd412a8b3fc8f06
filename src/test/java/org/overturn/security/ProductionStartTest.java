package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.demo.DemoUsers;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

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

  @Test
  void passwordsOfOnesOwnAreTaken() {
    start("spring.datasource", "overturn", "1f0c9a-long-and-random")
        .run(context -> assertThat(context).hasNotFailed());
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
          .hasMessageContaining("coordinator, physician, supervisor, owner, intake");
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

  @Test
  void theFirstOwnerIsMadeFromTheEnvironmentOnce() {
    forgetUsers();
    firstOwner("olivia", "a-Long-passw0rd-of-hers").run(null);
    assertThat(identity.checkPassword("olivia", "a-Long-passw0rd-of-hers")).isTrue();
    assertThat(identity.createGroupQuery().groupMember("olivia").list())
        .extracting(Group::getId)
        .containsExactlyInAnyOrder(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS);
    firstOwner("mallory", "another-Long-passw0rd").run(null);
    assertThat(identity.createUserQuery().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"olivia, short", "olivia, ''", "a-long-user-name, a-long-user-name"})
  void aFirstOwnerWithAWeakPasswordIsRefused(String user, String password) {
    forgetUsers();
    assertThatThrownBy(() -> firstOwner(user, password).run(null))
        .isInstanceOf(StartRefused.class)
        .hasMessageNotContaining(password.isEmpty() ? "\n" : password);
  }

  private FirstOwner firstOwner(String user, String password) {
    return new FirstOwner(
        identity,
        new MockEnvironment()
            .withProperty("overturn.setup.user", user)
            .withProperty("overturn.setup.password", password));
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
