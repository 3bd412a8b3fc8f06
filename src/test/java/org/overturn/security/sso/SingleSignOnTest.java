package org.overturn.security.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.security.Groups;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People who sign in at a real identity provider, and machines with its tokens. */
@OverturnTest
class SingleSignOnTest {

  private static final String DENIAL =
      """
      {"payer": "UnitedHealthcare", "payerReference": "UHC-1",
       "determination": {"date": "2026-11-18"}, "lineOfBusiness": "employer", "state": "TX",
       "setting": "outpatient", "stage": "pre-service", "urgency": "standard",
       "patient": {"firstName": "Rosa", "lastName": "Example", "birthDate": "1968-04-02",
         "memberId": "XYM904417730"},
       "service": {"system": "CPT", "code": "72148", "description": "MRI", "units": "1"},
       "physician": {"name": "Dr. Anselm Okafor", "specialty": "Orthopedics"},
       "reason": {"actionCode": "A3", "codes": ["HCR:0F"], "text": "Not documented."}}
      """;

  private static final IdentityProvider PROVIDER = new IdentityProvider();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("overturn.sign-in.oidc.issuer", PROVIDER::issuer);
    settings.add("overturn.sign-in.oidc.client-id", () -> "overturn");
    settings.add("overturn.sign-in.oidc.client-secret", () -> IdentityProvider.SECRET);
    settings.add("overturn.sign-in.oidc.name", () -> "Lakeside Hospital");
    settings.add("overturn.sign-in.oidc.groups-claim", () -> "realm_access.roles");
    settings.add("overturn.sign-in.oidc.groups.coordinators", () -> "prior-auth, overturn-coord");
    settings.add("overturn.sign-in.oidc.groups.processowners", () -> "overturn-owners");
    settings.add("overturn.sign-in.oidc.audience", () -> IdentityProvider.AUDIENCE);
    settings.add("overturn.sign-in.oidc.longest-session", () -> "12h");
    settings.add("overturn.sign-in.help", () -> "Ask the service desk, extension 4711.");
  }

  private static final String SAID = ", as the claim realm_access.roles of single sign-on says";

  @LocalServerPort int port;
  @Autowired SsoPeople people;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;
  @Autowired Intake intake;
  private final List<Visitor> visitors = new ArrayList<>();

  @BeforeEach
  void theProviderKnowsUs() {
    PROVIDER.trusts("http://localhost:" + port);
    PROVIDER.knows(
        new IdentityProvider.Person("maria", "Maria", "Santos", List.of("x", "overturn-coord")));
    PROVIDER.knows(new IdentityProvider.Person("visitor", "Vic", "Itor", List.of("cafeteria")));
  }

  @AfterEach
  void thePeopleAreForgotten() {
    visitors.forEach(Visitor::close);
    identity.deleteUser("maria");
  }

  @AfterAll
  static void close() {
    PROVIDER.close();
  }

  @Test
  void aCoordinatorSignsInAtTheProviderWorksInTasklistAndSignsOutThereToo() {
    intake.take(
        Arrived.byApi("application/json", DENIAL.getBytes(StandardCharsets.UTF_8), "intake"));
    Visitor maria = visitor();
    Page page = maria.page();

    maria.opens("/camunda/app/tasklist/default/", 1280);
    assertThat(page.locator("#username").count()).as("no form for local users").isZero();
    maria.canUse("the sign-in page with single sign-on");
    maria.keepsPicture("sign-in-sso");
    page.click("text=Sign in with Lakeside Hospital");
    signsInThere(page, "maria");

    PlaywrightAssertions.assertThat(page.locator(".tasks-list .task").first())
        .containsText("D-2026-");
    assertThat(
            page.evaluate(
                "fetch('/camunda/api/engine/engine/default/user/maria/profile')"
                    + ".then(answer => answer.json()).then(me => me.email)"))
        .isEqualTo("maria@hospital.example");
    assertThat(
            page.evaluate(
                "new Promise((yes, no) => { const live = new EventSource('/windows/live');"
                    + " live.onopen = () => { live.close(); yes('open'); };"
                    + " live.onerror = () => no('closed'); })"))
        .isEqualTo("open");

    maria.opens("/cases", 1280);
    page.click("text=Sign out");
    page.waitForURL("**/login");
    page.click("text=Sign in with Lakeside Hospital");
    page.locator("input[name=password]").waitFor();
    assertThat(page.url()).startsWith(PROVIDER.issuer()).endsWith("/login");
    assertThat(maria.complaints()).isEmpty();
    assertThat(audited()).contains("maria signed-in single sign-on", "maria signed-out ");
  }

  @Test
  void signingOutInTasklistEndsTheSessionAtTheProviderToo() {
    Visitor maria = visitor();
    Page page = maria.page();
    maria.opens("/login", 1280);
    page.click("text=Sign in with");
    signsInThere(page, "maria");
    page.waitForURL("**/tasklist/**");
    maria.opens("/cases", 1280); // Tasklist would go to the sign-in page itself, beside us
    page.evaluate("fetch('/camunda/api/admin/auth/user/default/logout', {method: 'POST'})");
    maria.opens("/login", 1280);
    page.waitForURL("**/login");
    page.click("text=Sign in with");
    page.locator("input[name=password]").waitFor();
  }

  @Test
  void whoeverIsInNoneOfOurGroupsIsToldWhomToAsk() {
    Visitor visitor = visitor();
    Page page = visitor.page();
    visitor.opens("/cases", 390);
    page.click("text=Sign in with Lakeside Hospital");
    signsInThere(page, "visitor");

    assertThat(page.locator("[role=alert]").innerText())
        .contains(
            "in none of the groups that may work here", "Ask the service desk, extension 4711.");
    visitor.canUse("the page that refuses");
    visitor.keepsPicture("sign-in-refused");
    visitor.opens("/cases", 390);
    assertThat(page.url()).endsWith("/login");
    assertThat(identity.createUserQuery().userId("visitor").count()).isZero();
    assertThat(audited()).contains("visitor sign-in-refused single sign-on: no-group");
  }

  @Test
  void aPersonOfTheProviderIsAUserOfTheEngineWithoutAPassword() {
    SsoPeople.Admitted admitted = people.admit(maria("1", "overturn-coord"));

    User user = identity.createUserQuery().userId("maria").singleResult();
    assertThat(user.getFirstName() + " " + user.getLastName()).isEqualTo("Maria Santos");
    assertThat(user.getEmail()).isEqualTo("maria@hospital.example");
    assertThat(user.getPassword()).isNull();
    assertThat(admitted.groups()).containsExactly(Groups.COORDINATORS);
    for (String guess : new String[] {"", "maria", "null"}) {
      assertThat(HttpUser.basic(port, "maria", guess).getJson("/engine-rest/task").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void groupsAreAsTheProviderSaysAtEachSignInAndOnlyThoseThatItNames() {
    people.admit(maria("1", "prior-auth"));
    identity.createMembership("maria", Groups.SUPERVISORS);
    people.admit(maria("1", "overturn-owners"));
    assertThat(groups()).containsExactlyInAnyOrder(Groups.PROCESS_OWNERS, Groups.SUPERVISORS);

    assertThat(people.admit(maria("1", "cafeteria")).groups()).as("refused").isEmpty();
    assertThat(groups()).doesNotContain(Groups.PROCESS_OWNERS);
    assertThat(audited())
        .filteredOn(entry -> entry.contains("group-"))
        .containsExactlyInAnyOrder(
            "maria group-joined maria: coordinators" + SAID,
            "maria group-left maria: coordinators" + SAID,
            "maria group-joined maria: process-owners" + SAID,
            "maria group-left maria: process-owners" + SAID);
  }

  @Test
  void nobodyTakesOverTheUserOfSomebodyWithAPasswordHere() {
    User local = identity.newUser("maria");
    local.setPassword("a-Long-passw0rd-of-hers");
    identity.saveUser(local);

    refused("1", SsoRefused.Cause.LOCAL_USER);
    assertThat(groups()).isEmpty();
    identity.deleteUser("maria");
    people.admit(maria("1", "prior-auth"));
    assertThat(groups()).containsExactly(Groups.COORDINATORS);
  }

  @Test
  void aNameThatTheProviderGaveToSomebodyElseOpensNothing() {
    people.admit(maria("1", "prior-auth"));
    refused("2", SsoRefused.Cause.OTHER_PERSON);
  }

  @Test
  void aNameThatTheEngineCannotKeepIsRefused() {
    Map<String, Object> claims = new java.util.HashMap<>(maria("1", "prior-auth"));
    claims.put("preferred_username", "maria santos; drop");
    assertThatThrownBy(() -> people.admit(claims))
        .isInstanceOfSatisfying(
            SsoRefused.class,
            refused -> assertThat(refused.getError().getErrorCode()).isEqualTo("no-name"));
  }

  @Test
  void machinesComeWithTokensOfTheProviderThatAreMadeForUsAndNameAScope() throws Exception {
    String notice = "/api/denials/" + UUID.randomUUID();
    String reading = token("gateway", "denials.read");

    assertThat(asks(notice, reading).statusCode()).isEqualTo(404);
    assertThat(asks("/engine-rest/task", reading).statusCode()).isEqualTo(403);
    assertThat(asks(notice, token("gateway", "denials.send")).body())
        .contains("needs the scope denials.read");
    assertThat(asks(notice, token("stranger", "denials.read")).statusCode())
        .as("made for somebody else")
        .isEqualTo(401);
    String eternal = token("eternal", "denials.read");
    assertThat(new String(Base64.getUrlDecoder().decode(eternal.split("\\.")[1])))
        .contains("denials.read")
        .doesNotContain("\"exp\"");
    assertThat(asks(notice, eternal).statusCode()).as("good for ever").isEqualTo(401);
    assertThat(asks(notice, reading + "x").statusCode()).as("forged").isEqualTo(401);
  }

  @Test
  void withoutLocalPasswordsThereIsNoFormToSendThemTo() {
    HttpUser browser = HttpUser.anonymous(port);
    assertThat(browser.get("/login").body()).doesNotContain("type=\"password\"");
    assertThat(
            browser
                .post(
                    "/login", "application/x-www-form-urlencoded", "username=owner&password=owner")
                .statusCode())
        .isIn(403, 405);
  }

  @Test
  void whoeverIsTakenOutOfAGroupHereIsSignedOutWithinAMinuteAndEverybodyAfterTwelveHours() {
    Visitor maria = visitor();
    Page page = maria.page();
    maria.opens("/login", 1280);
    page.click("text=Sign in with");
    signsInThere(page, "maria");
    page.waitForURL("**/tasklist/**");
    maria.opens("/cases", 1280); // which asks for nothing by itself, beside us
    identity.deleteMembership("maria", Groups.COORDINATORS);
    TestClock.get().advance(Duration.ofMinutes(1));
    maria.opens("/windows", 1280);
    assertThat(page.url()).endsWith("/login?ended");
    assertThat(page.textContent("[role=status]")).startsWith("Your session has ended");
    maria.keepsPicture("sign-in-ended");

    page.click("text=Sign in with");
    page.waitForURL("**/windows**");
    assertThat(groups()).as("as the provider says").containsExactly(Groups.COORDINATORS);
    maria.opens("/cases", 1280);
    TestClock.get().advance(Duration.ofHours(12));
    maria.opens("/cases", 1280);
    assertThat(page.url()).as("a working day later").endsWith("/login?ended");
  }

  private Visitor visitor() {
    Visitor visitor = Visitor.anonymous(port);
    visitors.add(visitor);
    return visitor;
  }

  private static void signsInThere(Page page, String name) {
    page.fill("input[name=username]", name);
    page.fill("input[name=password]", name);
    page.click("button[type=submit]");
  }

  private static Map<String, Object> maria(String subject, String role) {
    return Map.of(
        "iss", PROVIDER.issuer(),
        "sub", subject,
        "preferred_username", "maria",
        "given_name", "Maria",
        "family_name", "Santos",
        "email", "maria@hospital.example",
        "realm_access", Map.of("roles", List.of(role)));
  }

  private void refused(String subject, SsoRefused.Cause cause) {
    assertThatThrownBy(() -> people.admit(maria(subject, "prior-auth")))
        .isInstanceOfSatisfying(
            SsoRefused.class,
            refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(cause.code()));
  }

  private List<String> groups() {
    return identity.createGroupQuery().groupMember("maria").list().stream()
        .map(Group::getId)
        .toList();
  }

  private static String token(String client, String scope) throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (client + ":" + IdentityProvider.SECRET).getBytes(StandardCharsets.UTF_8));
    String answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "grant_type=client_credentials&scope=" + scope))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    return answer.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private HttpResponse<String> asks(String path, String token) {
    return HttpUser.bearer(port, token).getJson(path);
  }

  private List<String> audited() {
    return database.queryForList(
        "select who || ' ' || what || ' ' || coalesce(detail, '') from overturn.audit_entry",
        String.class);
  }
}
