package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** What browsers are told about each answer, and how a session is kept. */
@OverturnTest
class HeadersTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases",
        "/windows",
        "/no-such/page",
        "/login",
        "/css/overturn.css",
        "/actuator/health",
        "/api/denials",
        "/engine-rest/task",
        "/swagger-ui/index.html",
        "/v3/api-docs",
        "/camunda/app/tasklist/default/",
        "/camunda/api/engine/engine/default/task"
      })
  void everyAnswerIsHeldToItsTypeItsOriginAndItsUse(String address) {
    HttpResponse<String> answer = HttpUser.signedIn(port, "supervisor").get(address);

    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors");
    assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cases", "/login", "/no-such/page"})
  void ourPagesTakeScriptsAndStylesFromOurFilesOnly(String address) {
    HttpResponse<String> page = HttpUser.signedIn(port, "supervisor").get(address);

    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'self'", "object-src 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/task", "/api/denials", "/actuator/health"})
  void dataIsNoPageThatABrowserWouldRun(String address) {
    HttpResponse<String> answer = HttpUser.signedIn(port, "supervisor").getJson(address);

    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("allow-");
  }

  @Test
  void theEnginesPagesRunOnlyScriptsThatCarryTheNonceOfTheirAnswer() {
    String first = header(webapp(), "Content-Security-Policy");

    assertThat(first).contains("script-src 'nonce-", "'strict-dynamic'", "object-src 'none'");
    assertThat(header(webapp(), "Content-Security-Policy")).isNotEqualTo(first);
  }

  private HttpResponse<String> webapp() {
    return HttpUser.signedIn(port, "supervisor").get("/camunda/app/tasklist/default/");
  }

  @Test
  void behindHttpsBrowsersAreToldToStayThere() {
    assertThat(header(HttpUser.anonymous(port).getOverHttps("/login"), "Strict-Transport-Security"))
        .contains("max-age=31536000");
    assertThat(header(HttpUser.anonymous(port).get("/login"), "Strict-Transport-Security"))
        .isEmpty();
  }

  @Test
  void theEnginesOwnFilterRefusesWhatAnotherSiteSends() {
    HttpUser browser = HttpUser.signedIn(port, "supervisor");
    browser.get("/camunda/app/tasklist/default/");
    HttpResponse<String> forged =
        browser.postJson("/camunda/api/engine/engine/default/task/count", "{}");

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(header(forged, "X-XSRF-TOKEN")).isEqualTo("Required");
  }

  @Test
  void theSessionIsAnotherAfterSigningInAndNoScriptReadsIt() {
    HttpUser browser = HttpUser.anonymous(port);
    String before = session(browser.get("/login"));
    HttpResponse<String> signedIn = browser.signIn("supervisor", "supervisor");
    String after = session(signedIn);

    assertThat(after).isNotEmpty().isNotEqualTo(before);
    assertThat(String.join(";", signedIn.headers().allValues("Set-Cookie")))
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(header(signedIn, "Location")).doesNotContainIgnoringCase("jsessionid");
    // a session's id in the address is none
    assertThat(HttpUser.anonymous(port).get("/cases;jsessionid=" + after).statusCode())
        .isIn(302, 400);
  }

  @Test
  void outsideTheDemoCookiesGoOverHttpsOnlyAndNeverIntoAddresses() throws IOException {
    var settings =
        new YamlPropertySourceLoader()
            .load("application", new ClassPathResource("application.yml"))
            .get(0);
    assertThat(settings.getProperty("server.servlet.session.cookie.secure")).isEqualTo(true);
    assertThat(settings.getProperty("server.servlet.session.cookie.http-only")).isEqualTo(true);
    assertThat(settings.getProperty("server.servlet.session.tracking-modes")).isEqualTo("cookie");
    assertThat(settings.getProperty("camunda.bpm.webapp.csrf.enable-secure-cookie"))
        .isEqualTo("${server.servlet.session.cookie.secure}");
  }

  private static String session(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(HttpCookie::parse)
        .flatMap(List::stream)
        .filter(cookie -> cookie.getName().equals("JSESSIONID"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
