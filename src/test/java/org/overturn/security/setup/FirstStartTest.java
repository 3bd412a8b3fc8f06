package org.overturn.security.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.demo.DemoUsers;
import org.overturn.security.Groups;
import org.overturn.security.StartRefused;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.util.ReflectionTestUtils;

/** A fresh installation: the code in the log, the page that takes it, and nothing else open. */
@OverturnTest
class FirstStartTest {

  private static final String PASSWORD = "a-Long-passw0rd-of-hers";

  @LocalServerPort int port;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;
  @Autowired FirstAdministrator first;
  @Autowired SetupCodes codes;
  private HttpUser browser;

  @BeforeEach
  void nobodyExists() {
    forgetUsers();
    browser = HttpUser.anonymous(port);
  }

  @AfterEach
  void theUsersOfTheOtherTestsAreBack() {
    forgetUsers();
    DemoUsers.create(identity);
  }

  @Test
  void everyPageLeadsToTheSetUpAndMachinesAreRefusedAsEver() {
    for (String page :
        new String[] {"/", "/cases", "/login", "/camunda/app/admin/default/setup/"}) {
      assertThat(place(browser.get(page))).as(page).endsWith("/setup");
    }
    assertThat(browser.get("/setup").body()).contains("Code from the log");
    assertThat(browser.getJson("/api/denials").statusCode()).isEqualTo(401);
    assertThat(browser.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void theCodeMakesTheFirstAdministratorOnceAndThePageIsGone() {
    String code = codes.draw();
    assertThat(database.queryForList("select hash from overturn.setup_code", String.class))
        .hasSize(1)
        .doesNotContain(code);

    HttpResponse<String> made = enters(code.toLowerCase(), "olivia", PASSWORD, PASSWORD);

    assertThat(place(made)).endsWith("/login?set-up");
    assertThat(identity.createGroupQuery().groupMember("olivia").list())
        .extracting(Group::getId)
        .containsExactlyInAnyOrder(Groups.ADMINISTRATORS, Groups.PROCESS_OWNERS);
    assertThat(place(browser.signIn("olivia", PASSWORD))).doesNotContain("error");
    assertThat(place(browser.get("/setup"))).endsWith("/");
    assertThat(first.make(entered(code, "mallory"), PASSWORD, PASSWORD, null)).isEmpty();
    assertThat(identity.createUserQuery().count()).as("the code is used up").isEqualTo(1);
    assertThat(database.queryForList("select what from overturn.audit_entry", String.class))
        .contains("first-administrator-made");
  }

  @Test
  void aWrongCodeAndOneOlderThanAnHourMakeNobody() {
    String code = codes.draw();
    assertThat(enters("AAAAA-AAAAA-AAAAA-AAAAA", "olivia", PASSWORD, PASSWORD).body())
        .contains("That code is not good");
    TestClock.get().advance(Duration.ofHours(1));
    assertThat(enters(code, "olivia", PASSWORD, PASSWORD).body()).contains("an hour has passed");
    assertThat(identity.createUserQuery().count()).isZero();
  }

  @Test
  void whatCannotBeTakenIsToldAndTheCodeStaysGood() {
    String code = codes.draw();
    assertThat(enters(code, "olivia", "short", "other").body())
        .contains("Take 12 characters or more", "The two passwords are not the same");
    assertThat(enters(code, "o l", PASSWORD, PASSWORD).body()).contains("User name: up to 64");
    assertThat(place(enters(code, "olivia", PASSWORD, PASSWORD))).endsWith("/login?set-up");
  }

  @Test
  void thePageIsAccessibleAndFitsItsWidth() {
    try (Visitor visitor = Visitor.anonymous(port)) {
      visitor.opens("/", 390);
      visitor.canUse("the first start on a phone");
      visitor.keepsPicture("setup-phone");
      visitor.opens("/", 1280);
      visitor.page().fill("#code", "AAAAA-AAAAA-AAAAA-AAAAA");
      visitor.page().fill("#id", "olivia");
      visitor.page().fill("#first", "Olivia");
      visitor.page().fill("#last", "Brandt");
      visitor.page().fill("#password", PASSWORD);
      visitor.page().fill("#again", PASSWORD);
      visitor.page().click("button[type=submit]");
      visitor.canUse("the first start with a wrong code");
      visitor.keepsPicture("setup-refused");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void codesAreLongAndNeverTheSame() {
    assertThat(codes.draw()).matches("([A-Z2-8]{5}-){3}[A-Z2-8]{5}").isNotEqualTo(codes.draw());
  }

  @Test
  void theFirstOwnerIsMadeFromTheEnvironmentOnceAndIsOnRecord() {
    codes.draw();
    firstOwner("olivia", PASSWORD).run(null);
    assertThat(identity.checkPassword("olivia", PASSWORD)).isTrue();
    assertThat(identity.createGroupQuery().groupMember("olivia").list())
        .extracting(Group::getId)
        .containsExactlyInAnyOrder(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS);
    firstOwner("mallory", "another-Long-passw0rd").run(null);
    assertThat(identity.createUserQuery().count()).isEqualTo(1);
    assertThat(made())
        .containsExactly("Overturn olivia, by the unattended set-up (OVERTURN_SETUP_USER)");
    assertThat(database.queryForObject("select count(*) from overturn.setup_code", Integer.class))
        .as("codes that are still good")
        .isZero();
  }

  /** Else there would be a user, and so no set-up, and nobody who manages anybody. */
  @Test
  void aFirstOwnerIsMadeWholeOrNotAtAll() {
    JdbcTemplate administrator = TestDatabase.administrator(database.getDataSource());
    administrator.execute(
        "alter table act_id_membership add constraint not_here"
            + " check (group_id_ <> 'camunda-admin') not valid");
    try {
      assertThatThrownBy(() -> firstOwner("olivia", PASSWORD).run(null))
          .isInstanceOf(RuntimeException.class);
    } finally {
      administrator.execute("alter table act_id_membership drop constraint not_here");
    }
    assertThat(identity.createUserQuery().count()).isZero();
    assertThat(made()).isEmpty();

    firstOwner("olivia", PASSWORD).run(null);
    assertThat(identity.createGroupQuery().groupMember("olivia").count()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"olivia, short", "olivia, ''", "a-long-user-name, a-long-user-name"})
  void aFirstOwnerWithAWeakPasswordIsRefused(String user, String password) {
    assertThatThrownBy(() -> firstOwner(user, password).run(null))
        .isInstanceOf(StartRefused.class)
        .hasMessageNotContaining(password.isEmpty() ? "\n" : password);
  }

  private FirstOwner firstOwner(String user, String password) {
    return new FirstOwner(
        first,
        new MockEnvironment()
            .withProperty("overturn.setup.user", user)
            .withProperty("overturn.setup.password", password));
  }

  private List<String> made() {
    return database.queryForList(
        """
        select who || ' ' || detail from overturn.audit_entry
         where what = 'first-administrator-made'
        """,
        String.class);
  }

  private HttpResponse<String> enters(String code, String id, String password, String again) {
    return browser.postForm(
        "/setup",
        "/setup",
        "code=%s&id=%s&first=Olivia&last=Brandt&password=%s&again=%s"
            .formatted(code, URLEncoder.encode(id, StandardCharsets.UTF_8), password, again));
  }

  private static FirstAdministrator.Entered entered(String code, String id) {
    return new FirstAdministrator.Entered(code, id, "M", "Allory", "");
  }

  private static String place(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private void forgetUsers() {
    database.update("delete from act_id_membership");
    database.update("delete from act_id_user");
    database.update("delete from act_ru_authorization where user_id_ is not null");
    ReflectionTestUtils.setField(first, "somebodyExists", false);
  }
}
