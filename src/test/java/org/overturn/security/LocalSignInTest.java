package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** People who sign in with a password that is kept here. */
@OverturnTest
class LocalSignInTest {

  private static final String FIRST = "a-Long-passw0rd-of-hers";
  private static final String SECOND = "another-L0ng-word-of-hers";

  @LocalServerPort int port;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;

  /** Another one each time: how often a name was tried is remembered longer than a test lasts. */
  private final String nora = "nora-" + UUID.randomUUID();

  @BeforeEach
  void aCoordinatorWhoIsAPhysicianToo() {
    User she = identity.newUser(nora);
    she.setPassword(FIRST);
    identity.saveUser(she);
    identity.createMembership(nora, Groups.COORDINATORS);
    identity.createMembership(nora, Groups.PHYSICIANS);
  }

  @AfterEach
  void isForgotten() {
    identity.deleteUser(nora);
  }

  @Test
  void signingInAndOutIsAudited() {
    HttpUser browser = signedIn(FIRST);
    browser.signOut();
    assertThat(audited())
        .containsExactly("nora signed-in password 127.0.0.1", "nora signed-out  127.0.0.1");
  }

  @Test
  void aWrongPasswordIsAuditedAndANameThatNobodyHasIsNotWrittenDown() {
    HttpUser browser = HttpUser.anonymous(port);
    browser.signIn(nora, "wrong");
    browser.signIn("my-Passw0rd-typed-here", "x");
    assertThat(audited())
        .containsExactly(
            "nora sign-in-refused wrong password, 1 in a row 127.0.0.1",
            "unknown sign-in-refused no such user 127.0.0.1");
  }

  /** Each try waits for its delay; in the end even the right password waits for a person. */
  @Test
  void afterTenWrongPasswordsTheUserIsLockedAndToldTheSame() {
    HttpUser browser = HttpUser.anonymous(port);
    browser.signIn(nora, "wrong");
    assertThat(place(browser.signIn(nora, FIRST))).as("too soon").endsWith("/login?error");
    for (int i = 1; i < 10; i++) {
      TestClock.get().advance(Duration.ofMinutes(2));
      browser.signIn(nora, "wrong");
    }
    TestClock.get().advance(Duration.ofDays(1));
    HttpResponse<String> locked = browser.signIn(nora, FIRST);

    assertThat(place(locked)).isEqualTo(place(browser.signIn("nobody", "x")));
    assertThat(audited())
        .contains(
            "nora user-locked 10 wrong passwords in a row 127.0.0.1",
            "nora sign-in-refused locked until an administrator unlocks 127.0.0.1");
    identity.unlockUser(nora);
    assertThat(place(browser.signIn(nora, FIRST))).doesNotContain("error");
  }

  @Test
  void whoeverIsTakenOutOfAGroupKeepsItForNoMoreThanAMinute() {
    HttpUser browser = signedIn(FIRST);
    assertThat(browser.get("/windows").statusCode()).isEqualTo(200);
    browser.get("/camunda/app/tasklist/default/");
    identity.deleteMembership(nora, Groups.PHYSICIANS);

    assertThat(browser.get("/windows").statusCode()).as("not looked yet").isEqualTo(200);
    TestClock.get().advance(Duration.ofMinutes(1));
    assertThat(browser.getJson("/camunda/api/engine/engine/default/task").statusCode())
        .isEqualTo(401);
    assertThat(place(browser.get("/windows"))).endsWith("/login?ended");
    assertThat(audited()).contains("nora session-ended no longer in physicians 127.0.0.1");
  }

  @Test
  void whatIsNotForARoleAndWhatIsNotThereAreToldInWordsOfTheirOwn() {
    HttpUser browser = signedIn(FIRST);
    assertThat(browser.get("/audit").body()).contains("Not for your role");
    assertThat(browser.get("/cases/D-2099-000001").body()).contains("Not found");
  }

  @Test
  void whoManagesUsersAndDoesNothingElseBeginsInAdmin() {
    identity.deleteMembership(nora, Groups.COORDINATORS);
    identity.deleteMembership(nora, Groups.PHYSICIANS);
    identity.createMembership(nora, Groups.ADMINISTRATORS);
    HttpUser browser = signedIn(FIRST);
    assertThat(place(browser.get("/"))).endsWith("/camunda/app/admin/default/");
    assertThat(browser.get("/clients").body()).contains(">Admin</a>");
  }

  @Test
  void aUserWhoIsRemovedIsSignedOutWithinAMinute() {
    HttpUser browser = signedIn(FIRST);
    identity.deleteUser(nora);
    TestClock.get().advance(Duration.ofMinutes(1));
    assertThat(place(browser.get("/windows"))).endsWith("/login?ended");
  }

  @Test
  void onesOwnPasswordIsChangedAndEndsOnesOtherSessions() {
    HttpUser here = signedIn(FIRST);
    HttpUser elsewhere = signedIn(FIRST);

    HttpResponse<String> changed = changes(here, FIRST, SECOND, SECOND);
    assertThat(changed.statusCode()).isEqualTo(302);
    assertThat(changed.headers().firstValue("Set-Cookie"))
        .as("who had the cookie has no session any more")
        .hasValueSatisfying(cookie -> assertThat(cookie).contains("JSESSIONID="));
    TestClock.get().advance(Duration.ofMinutes(1));
    assertThat(here.get("/me/password").body()).contains("Your password is changed");
    assertThat(place(elsewhere.get("/windows"))).endsWith("/login?ended");
    assertThat(identity.checkPassword(nora, SECOND)).isTrue();
    assertThat(audited())
        .contains(
            "nora own-password-changed  127.0.0.1",
            "nora session-ended password changed 127.0.0.1");
  }

  @Test
  void aPasswordThatCannotBeTakenSaysWhyAndChangesNothing() {
    HttpUser browser = signedIn(FIRST);
    assertThat(changes(browser, "wrong", SECOND, SECOND).body()).contains("is not right");
    TestClock.get().advance(Duration.ofMinutes(1));
    assertThat(changes(browser, FIRST, "short", "short").body())
        .contains("Take 12 characters or more", "Add a capital letter", "Add a digit");
    assertThat(changes(browser, FIRST, SECOND, SECOND + "x").body()).contains("not the same");
    assertThat(changes(browser, FIRST, FIRST, FIRST).body()).contains("is the present one");
    assertThat(
            changes(browser, FIRST, "1" + nora.toUpperCase() + "x", "1" + nora.toUpperCase() + "x")
                .body())
        .contains("Leave out");
    assertThat(identity.checkPassword(nora, FIRST)).isTrue();
  }

  @Test
  void theSessionGetsAnotherIdWhenSomebodySignsIn() {
    HttpUser browser = HttpUser.anonymous(port);
    browser.get("/login");
    assertThat(browser.signIn(nora, FIRST).headers().firstValue("Set-Cookie").orElse(""))
        .contains("JSESSIONID=");
  }

  private HttpUser signedIn(String password) {
    HttpUser browser = HttpUser.anonymous(port);
    assertThat(place(browser.signIn(nora, password))).doesNotContain("error");
    return browser;
  }

  private static HttpResponse<String> changes(
      HttpUser who, String present, String chosen, String again) {
    return who.postForm(
        "/me/password",
        "/me/password",
        "present=%s&chosen=%s&again=%s".formatted(present, chosen, again));
  }

  private static String place(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private List<String> audited() {
    return database
        .queryForList(
            """
        select who || ' ' || what || ' ' || coalesce(detail, '') || ' ' || from_where
        from overturn.audit_entry order by id
        """,
            String.class)
        .stream()
        .map(entry -> entry.replace(nora, "nora"))
        .toList();
  }
}
