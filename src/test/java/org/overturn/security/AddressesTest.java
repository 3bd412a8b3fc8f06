package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * How one is let in, and what an answer says to browsers. Who may open which address, {@link
 * AccessMatrixTest} tries.
 */
@OverturnTest
class AddressesTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({"/engine-rest/task", "/api/denials"})
  void aSessionIsNoSignInForMachines(String address) {
    assertThat(HttpUser.signedIn(port, "supervisor").getJson(address).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"/", "/cases", "/demo/mail", "/actuator/info", "/swagger-ui/index.html"})
  void whoeverIsNotSignedInIsLedToTheSignInPageAndBack(String address) {
    HttpUser browser = HttpUser.anonymous(port);
    HttpResponse<String> refused = browser.get(address);
    assertThat(refused.statusCode()).isEqualTo(302);
    assertThat(location(refused)).endsWith("/login");
    assertThat(location(browser.signIn("supervisor", "supervisor"))).contains(address);
  }

  /** Else a page left open takes the session from the sign-in page in the tab beside it. */
  @ParameterizedTest
  @CsvSource({
    "/camunda-welcome",
    "/windows",
    "/windows/live",
    "/cases/D-2026-000001/letter",
    "/camunda/api/engine/engine/default/task",
    "/camunda/app/tasklist/scripts/config.js"
  })
  void aScriptOfWhoeverIsSignedOutBeginsNoSession(String address) {
    HttpUser browser = HttpUser.anonymous(port);
    HttpResponse<String> refused = browser.getJson(address);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .as("no window of the browser's own that asks for a password")
        .isEmpty();
  }

  @Test
  void healthTellsSupervisorsWhatIsWrongAndOthersOnlyWhetherSomethingIs() {
    assertThat(HttpUser.anonymous(port).getJson("/actuator/health").body())
        .contains("\"status\"")
        .doesNotContain("components");
    assertThat(HttpUser.signedIn(port, "coordinator").getJson("/actuator/health").body())
        .doesNotContain("components");
    assertThat(HttpUser.signedIn(port, "supervisor").getJson("/actuator/health").body())
        .contains("\"components\"", "\"db\"");
  }

  @ParameterizedTest
  @CsvSource({"/api/denials", "/engine-rest/task", "/camunda/api/engine/engine/default/task"})
  void machinesWithoutAPasswordGetProblemDetails(String address) {
    HttpResponse<String> refused = HttpUser.anonymous(port).getJson(address);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(refused.body()).contains("\"status\":401");
  }

  @ParameterizedTest
  @CsvSource({
    "coordinator, /camunda/app/tasklist/default/",
    "physician,   /camunda/app/tasklist/default/",
    "supervisor,  /cases",
    "owner,       /camunda/app/cockpit/default/"
  })
  void theFrontDoorLeadsToEachRolesPlaceOfWork(String user, String place) {
    assertThat(location(HttpUser.signedIn(port, user).get("/"))).endsWith(place);
  }

  @ParameterizedTest
  @CsvSource({
    "coordinator, tasklist",
    "physician,   tasklist",
    "supervisor,  cockpit tasklist",
    "owner,       admin cockpit"
  })
  void theEnginesWebApplicationsKnowWhoIsSignedIn(String user, String applications) {
    HttpUser browser = HttpUser.signedIn(port, user);
    browser.get("/camunda/app/welcome/default/");
    String answer = browser.getJson("/camunda/api/admin/auth/user/default").body();
    assertThat(answer).contains("\"userId\":\"" + user + "\"");
    for (String application : new String[] {"admin", "cockpit", "tasklist"}) {
      assertThat(answer.contains("\"" + application + "\""))
          .as(application)
          .isEqualTo(applications.contains(application));
    }
  }

  @Test
  void signingOutInTasklistEndsTheWholeSession() {
    HttpUser browser = HttpUser.signedIn(port, "coordinator");
    browser.get("/camunda/app/tasklist/default/");
    HttpResponse<String> out = browser.postJson("/camunda/api/admin/auth/user/default/logout", "");
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(location(browser.get("/cases"))).endsWith("/login?ended");
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    HttpUser browser = HttpUser.signedIn(port, "supervisor");
    HttpResponse<String> forged = browser.post("/logout", "application/x-www-form-urlencoded", "");
    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @Test
  void pagesWithPatientsAreNotKeptByTheBrowserNorFramedByOthers() {
    HttpResponse<String> page = HttpUser.signedIn(port, "supervisor").get("/cases");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'self'");
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingWhatIsWrong() {
    HttpUser browser = HttpUser.anonymous(port);
    assertThat(browser.get("/login").body()).doesNotContain("do not match", "signed out");
    assertThat(location(browser.signIn("nobody", "guess"))).endsWith("/login?error");
    assertThat(location(browser.signIn("coordinator", "guess"))).endsWith("/login?error");
    assertThat(browser.get("/login?error").body()).contains("do not match");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
