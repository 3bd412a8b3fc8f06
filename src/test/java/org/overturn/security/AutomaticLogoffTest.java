package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Whoever has left is signed out, whatever their pages go on asking. */
@OverturnTest
@TestPropertySource(
    properties = {
      "server.servlet.session.timeout=30m",
      "overturn.sign-in.oidc.longest-session=12h"
    })
class AutomaticLogoffTest {

  private static final String WORKLIST = "/camunda/api/engine/engine/default/task";

  @LocalServerPort int port;
  @Autowired JdbcTemplate database;
  private HttpUser browser;
  private int minute;

  @BeforeEach
  void aCoordinatorIsSignedInAndHasTasklistOpen() {
    browser = HttpUser.signedIn(port, "coordinator");
    browser.get("/camunda/app/tasklist/default/");
  }

  @Test
  void whoLeavesAWorklistOpenIsSignedOutAfterHalfAnHour() {
    asksEachMinuteUntil(29, 0);

    at(30);
    assertThat(browser.getIdle(WORKLIST, "1800").statusCode()).isEqualTo(401);
    assertThat(place(browser.get("/windows"))).endsWith("/login?ended");
    assertThat(audited())
        .containsOnlyOnce("coordinator session-ended nothing done for 30 minutes 127.0.0.1");
  }

  @Test
  void aPageThatSomebodyOpensIsAnAct() {
    asksEachMinuteUntil(20, 0);
    assertThat(browser.get("/windows").statusCode()).isEqualTo(200);
    asksEachMinuteUntil(49, 20);

    at(50);
    assertThat(browser.getIdle(WORKLIST, "1800").statusCode()).isEqualTo(401);
  }

  /** A long form sends nothing while it is filled in; the list beside it tells. */
  @Test
  void whoTypesWithoutARequestOfTheirOwnStaysSignedIn() {
    at(29);
    assertThat(browser.getIdle(WORKLIST, "1740").statusCode()).isEqualTo(200);
    at(31);
    assertThat(browser.getIdle(WORKLIST, "90").statusCode()).isEqualTo(200);
    at(59);
    assertThat(browser.getIdle(WORKLIST, "1770").statusCode()).isEqualTo(200);
    at(60);
    assertThat(browser.getIdle(WORKLIST, "1830").statusCode()).isEqualTo(401);
  }

  @Test
  void theLatestActInAnyTabCounts() {
    at(20);
    browser.getIdle(WORKLIST, "0");
    browser.getIdle("/windows", "1200");
    at(40);
    assertThat(browser.getIdle("/windows", "2400").statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyTakesUpAgainWhatIsOver() {
    at(31);
    assertThat(place(browser.get("/windows"))).endsWith("/login?ended");
  }

  @Test
  void aScriptDoesNotTakeItUpAgainEither() {
    at(31);
    assertThat(browser.getIdle("/windows", "0").statusCode()).isEqualTo(401);
    assertThat(place(browser.get("/windows"))).endsWith("/login?ended");
  }

  @Test
  void theInterfacesDescriptionsAndTheFiguresEndWithTheSessionToo() {
    HttpUser supervisor = HttpUser.signedIn(port, "supervisor");
    assertThat(supervisor.get("/actuator/info").statusCode()).isEqualTo(200);
    at(31);
    assertThat(place(supervisor.get("/actuator/info"))).endsWith("/login?ended");
    assertThat(place(browser.get("/swagger-ui/index.html"))).endsWith("/login?ended");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "soon", "", "1e9", "0x10", "99999999999999999999999", "1, 2"})
  void whatIsNoNumberOfSecondsTellsNothingAndDoesNoHarm(String seconds) {
    at(20);
    assertThat(browser.getIdle("/windows", seconds).statusCode()).isEqualTo(200);
    at(40);
    assertThat(browser.getIdle("/windows", "0").statusCode()).isEqualTo(200);
  }

  @Test
  void whoSaysThatTheyLeftYearsAgoShortensNobodysSession() {
    at(20);
    assertThat(browser.getIdle("/windows", "999999999").statusCode()).isEqualTo(200);
    at(29);
    assertThat(browser.get("/windows").statusCode()).isEqualTo(200);
  }

  @Test
  void aBoardThatConnectsAgainByItselfIsNoActAndNeitherIsAScriptThatSaysNothing()
      throws IOException {
    at(20);
    HttpResponse<InputStream> board = browser.listen("/windows/live");
    assertThat(board.statusCode()).isEqualTo(200);
    board.body().close();
    assertThat(browser.getJson(WORKLIST).statusCode()).isEqualTo(200);
    at(30);
    assertThat(browser.listen("/windows/live").statusCode()).isNotEqualTo(200);
  }

  @Test
  void whoNeverPausesSignsInAgainAfterTwelveHours() {
    for (int act = 20; act < 12 * 60; act += 20) {
      at(act);
      assertThat(browser.get("/windows").statusCode()).as("minute " + act).isEqualTo(200);
    }
    at(12 * 60);
    assertThat(place(browser.get("/windows"))).endsWith("/login?ended");
    assertThat(audited()).contains("coordinator session-ended time to sign in again 127.0.0.1");
  }

  @Test
  void aMachineThatSaysItIsIdleIsAnsweredAsEver() {
    HttpUser machine = HttpUser.basic(port, "owner");
    at(31);
    assertThat(machine.getIdle("/engine-rest/task", "99999").statusCode()).isEqualTo(200);
  }

  @Test
  void tasklistLeftOpenInABrowserLeadsToTheSignInPageAndBack() {
    try (Visitor coordinator = Visitor.signedIn("coordinator", port)) {
      Page page = coordinator.page();
      page.clock().install();
      coordinator.opens("/camunda/app/tasklist/default/", 1280);
      assertThat(idle(refreshed(page))).isLessThan(600);

      pass(page, Duration.ofMinutes(20));
      Response alone = refreshed(page);
      assertThat(alone.status()).isEqualTo(200);
      assertThat(idle(alone)).isGreaterThanOrEqualTo(20 * 60);

      page.keyboard().press("Shift");
      Response after = refreshed(page);
      for (int early = 0; early < 3 && idle(after) >= 600; early++) {
        after = refreshed(page); // it had been asked before the key was pressed
      }
      assertThat(idle(after)).isLessThan(600);

      pass(page, Duration.ofMinutes(20));
      assertThat(refreshed(page).status()).as("something was done since").isEqualTo(200);
      assertThat(coordinator.complaints()).isEmpty();
      String worklist = page.url();

      pass(page, Duration.ofMinutes(11));
      page.waitForURL("**/login?ended**");
      PlaywrightAssertions.assertThat(page.locator("[role=status]"))
          .containsText("Your session has ended");
      page.fill("#username", "coordinator");
      page.fill("#password", "coordinator");
      page.click("button[type=submit]");
      page.waitForURL("**/camunda/app/tasklist/default/**");
      assertThat(page.url().replaceAll("^[^#]*", ""))
          .isEqualTo(worklist.replaceAll("^[^#]*", ""))
          .contains("filter=");
    }
  }

  @Test
  void signingOutInTasklistLeadsToTheSignInPageWithoutAWordOfAnEnd() {
    try (Visitor coordinator = Visitor.signedIn("coordinator", port)) {
      Page page = coordinator.page();
      coordinator.opens("/camunda/app/tasklist/default/", 1280);
      refreshed(page);
      page.click(".user-menu a.dropdown-toggle, .account a.dropdown-toggle");
      page.click("a.logout, .logout a");
      page.waitForURL("**/login");
    }
  }

  @Test
  void ourOwnPagesSayHowLongNobodyHasDoneAnythingAndTabsTellEachOther() {
    try (Visitor coordinator = Visitor.signedIn("coordinator", port)) {
      Page page = coordinator.page();
      page.clock().install();
      coordinator.opens("/windows", 1280);
      page.clock().fastForward("05:00");
      assertThat(idle(asks(page))).isBetween(5 * 60, 15 * 60);

      Page tab = page.context().newPage(); // which has the same clock
      tab.navigate("http://localhost:" + port + "/windows");
      page.clock().fastForward("20:00");
      assertThat(idle(asks(page))).isGreaterThanOrEqualTo(20 * 60);
      tab.keyboard().press("Shift");
      page.clock().fastForward("01:00");
      assertThat(idle(asks(page))).as("the other tab was used a minute ago").isLessThan(5 * 60);
    }
  }

  private static Response asks(Page page) {
    return page.waitForResponse(
        answer -> answer.url().endsWith("/windows?asked"),
        () -> page.evaluate("fetch('/windows?asked').then(answer => answer.status)"));
  }

  /** Time passes in the browser, and then here: no request is younger than it says. */
  private static void pass(Page page, Duration by) {
    page.clock().fastForward(by.toMillis());
    TestClock.get().advance(by);
  }

  /** Tasklist asks for its list anew, which it does by itself. */
  private static Response refreshed(Page page) {
    return page.waitForResponse(answer -> answer.url().matches(".*/filter/[^/]+/list.*"), () -> {});
  }

  private static int idle(Response answer) {
    String seconds = answer.request().headerValue("X-Idle-Seconds");
    assertThat(seconds).as("what a script sends").isNotNull();
    return Integer.parseInt(seconds);
  }

  private void asksEachMinuteUntil(int last, int lastAct) {
    while (minute < last) {
      at(minute + 1);
      String idle = String.valueOf((minute - lastAct) * 60);
      assertThat(browser.getIdle(WORKLIST, idle).statusCode())
          .as("minute " + minute)
          .isEqualTo(200);
    }
  }

  private void at(int minutes) {
    TestClock.get().advance(Duration.ofMinutes(minutes - minute));
    minute = minutes;
  }

  private static String place(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private List<String> audited() {
    return database.queryForList(
        """
        select who || ' ' || what || ' ' || coalesce(detail, '') || ' ' || from_where
        from overturn.audit_entry order by id
        """,
        String.class);
  }
}
