package org.overturn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose a case is, and the emergency way into another's. */
@OverturnTest
class CaseAccessTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String REASON = "Dr. Quill is away and the reviewer calls back at noon";

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired CaseAccess access;
  @Autowired JdbcClient jdbc;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;

  private Colleague colleague;
  private CaseNumber number;

  @BeforeEach
  void aCaseIsAColleagues() {
    colleague = Colleague.in(application);
    number = SampleCases.in(application).open("Testperson");
  }

  @AfterEach
  void theColleagueLeaves() {
    colleague.leave();
  }

  @Test
  void aCaseIsThePhysiciansWhoseNameTheDenialPrints() {
    assertThat(theirs(Colleague.USER)).isTrue();
    assertThat(theirs("physician")).isFalse();
  }

  @Test
  void theIdentifierGoesBeforeTheName() {
    jdbc.sql(
            """
            insert into overturn.availability (user_id, npi, changed_by, changed_at, version)
            values ('physician', '1003000126', 'supervisor', now(), 1)
            """)
        .update();
    assertThat(theirs("physician")).isTrue();
    assertThat(theirs(Colleague.USER)).isFalse();
  }

  @Test
  void aCaseOfNoPhysicianOfThePracticeIsEveryPhysicians() {
    colleague.leave();
    assertThat(theirs("physician")).isTrue();
  }

  @Test
  void whoeverHoldsTheCallMayPrepareForIt() {
    jdbc.sql(
            """
            insert into overturn.peer_to_peer_call
              (id, case_number, attempt, starts_at, ends_at, physician, dial_in, scheduled_by, version, holds_slot)
            values (gen_random_uuid(), ?, 1, now(), now() + interval '15 minutes', 'physician', '555',
                    'coordinator', 0, false)
            """)
        .param(number.value())
        .update();
    assertThat(theirs("physician")).isTrue();
  }

  @Test
  void whoeverTakesATaskCoversAndThatIsOnRecord() {
    SampleCases.in(application).start(number);
    String task =
        tasks.createTaskQuery().taskCandidateGroup("physicians").list().stream()
            .findFirst()
            .map(found -> found.getId())
            .orElseGet(() -> tasks.createTaskQuery().list().get(0).getId());
    tasks.setAssignee(task, "physician");
    assertThat(theirs("physician")).isTrue();
    assertThat(audited("case-covered")).hasSize(1);

    tasks.setAssignee(task, "physician");
    assertThat(audited("case-covered")).as("it was theirs already").hasSize(1);
  }

  @Test
  void whoGivesATaskBackUndoneIsLetOutAgainAndThatIsOnRecord() {
    SampleCases.in(application).start(number);
    String letter = task("userTask_signLetter");
    asks("/task/" + letter + "/claim", "{\"userId\":\"physician\"}");
    TestClock.get().advance(Duration.ofHours(5));
    assertThat(theirs("physician")).as("while they have it").isTrue();

    asks("/task/" + letter + "/unclaim", "");
    assertThat(audited("case-cover-returned"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.get("who")).isEqualTo("physician"));
    TestClock.get().advance(Duration.ofHours(4).minusSeconds(1));
    assertThat(theirs("physician")).as("four hours more").isTrue();
    TestClock.get().advance(Duration.ofSeconds(1));
    assertThat(theirs("physician")).isFalse();
    assertThat(physician().get("/cases/" + number).statusCode()).isEqualTo(403);

    asks("/task/" + letter + "/claim", "{\"userId\":\"physician\"}");
    TestClock.get().advance(Duration.ofHours(5));
    assertThat(theirs("physician")).as("they have it again").isTrue();
    assertThat(audited("case-covered")).hasSize(2);
  }

  @Test
  void whoseTaskIsHandedOnIsLetOutAndNotBlamed() {
    SampleCases.in(application).start(number);
    String letter = task("userTask_signLetter");
    tasks.setAssignee(letter, "physician");
    tasks.setAssignee(letter, Colleague.USER);
    TestClock.get().advance(Duration.ofHours(4));
    assertThat(theirs("physician")).isFalse();
    tasks.setAssignee(letter, null);
    assertThat(theirs(Colleague.USER)).as("who ordered it").isTrue();
    assertThat(audited("case-cover-returned")).isEmpty();
  }

  @Test
  void whoHasAnotherTaskOfItOrCompletedOneKeepsTheCase() {
    SampleCases.in(application).start(number);
    String letter = task("userTask_signLetter");
    String request = task("userTask_requestPeerToPeer");
    tasks.setAssignee(request, "physician");
    asks("/task/" + letter + "/claim", "{\"userId\":\"physician\"}");
    asks("/task/" + letter + "/unclaim", "");
    TestClock.get().advance(Duration.ofHours(4));
    assertThat(theirs("physician")).as("has another").isTrue();

    tasks.complete(
        request,
        Map.of(
            "answerToRequest", "granted",
            "method", "phone",
            "requestedDate", "2026-11-18",
            "requestedTime", "10:00",
            "spokeWith", "Scheduling desk"));
    asks("/task/" + letter + "/claim", "{\"userId\":\"physician\"}");
    asks("/task/" + letter + "/unclaim", "");
    TestClock.get().advance(Duration.ofHours(4));
    assertThat(theirs("physician")).as("completed one").isTrue();
    assertThat(audited("case-cover-returned")).isEmpty();
  }

  @Test
  void coordinatorsAndSupervisorsSeeAllCasesAndOthersNone() {
    for (String user : List.of("coordinator", "supervisor")) {
      assertThat(HttpUser.signedIn(port, user).get("/cases/" + number).statusCode()).isEqualTo(200);
    }
    for (String user : List.of("owner", "compliance", "intake", "agent")) {
      HttpResponse<String> refused = HttpUser.signedIn(port, user).get("/cases/" + number);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).doesNotContain("Break the glass", "Testperson", "Quill");
    }
  }

  @Test
  void theRefusalSaysWhoseCaseItIsAndNothingOfThePatient() {
    HttpResponse<String> refused = physician().get("/cases/" + number + "?embedded=true");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains(number.value(), "Ada Quill", "Break the glass", "embedded")
        .doesNotContain("Testperson", "Marisol", "MEM-90", "M54.16", "72148");
  }

  @Test
  void theGlassIsBrokenWithAReasonForATimeOnRecordAndInTheOpen() {
    HttpUser physician = physician();
    HttpResponse<String> page = physician.get("/cases/" + number + "/packet");

    HttpResponse<String> tooShort = ask(physician, page, "because");
    assertThat(tooShort.statusCode()).isEqualTo(422);
    assertThat(tooShort.body()).contains("10 characters or more", "because");
    assertThat(ask(physician, tooShort, "\u200b\u00a0".repeat(8)).statusCode())
        .as("a reason that nobody can read")
        .isEqualTo(422);
    assertThat(audited("glass-broken")).isEmpty();

    HttpResponse<String> opened = ask(physician, tooShort, REASON);
    assertThat(opened.headers().firstValue("Location").orElse(""))
        .endsWith("/cases/" + number + "/packet");
    assertThat(physician.get("/cases/" + number).statusCode()).isEqualTo(200);
    assertThat(audited("glass-broken"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.get("who")).isEqualTo("physician");
              assertThat(entry.get("why")).isEqualTo(REASON);
              assertThat(entry.get("from_where")).isNotNull();
            });
    assertThat(HttpUser.signedIn(port, "supervisor").get("/cases/" + number).body())
        .contains("Opened by breaking the glass", "By physician");

    ask(physician, tooShort, REASON);
    assertThat(audited("glass-broken")).as("it was open already").hasSize(1);
    assertThat(mails())
        .extracting(mail -> mail.get("recipient"))
        .containsExactlyInAnyOrder("supervisor@practice.example", "compliance@practice.example");
    assertThat(mails())
        .allSatisfy(
            mail ->
                assertThat(mail.get("subject") + " " + mail.get("text"))
                    .contains(number.value(), "Anselm Okafor")
                    .doesNotContain("Testperson", "Marisol", "MEM-90", REASON));

    TestClock.get().advance(Duration.ofHours(4));
    assertThat(physician.get("/cases/" + number).statusCode()).isEqualTo(403);
  }

  @Test
  void nobodyElseBreaksTheGlass() {
    HttpUser owner = HttpUser.signedIn(port, "owner");
    assertThat(owner.attempt("POST", "/cases/" + number + "/access").statusCode()).isEqualTo(403);
  }

  @Test
  void theWayBackLeadsToThatCaseOnly() {
    String home = "/cases/" + number;
    assertThat(ClosedCase.page(number, home + "/letters/current"))
        .isEqualTo(home + "/letters/current");
    for (String elsewhere :
        List.of(
            "",
            "//evil.example",
            "https://evil.example",
            "/cases/D-2026-000000",
            home + "/../..",
            home + "\n")) {
      assertThat(ClosedCase.page(number, elsewhere)).isEqualTo(home);
    }
  }

  @Test
  void theListAndTheSearchHoldAPhysiciansOwn() {
    assertThat(physician().get("/cases?status=all").body()).doesNotContain(number.value());
    assertThat(HttpUser.signedIn(port, Colleague.USER).get("/cases").body())
        .contains(number.value());
    assertThat(HttpUser.signedIn(port, "coordinator").get("/cases").body())
        .contains(number.value());

    assertThat(search("physician", "testperson")).contains("No case matches");
    assertThat(search(Colleague.USER, "testperson")).contains(number.value());
    assertThat(search("physician", number.value())).contains("Not your case");
  }

  @Test
  void whatArrivedIsOpenWithTheCasesThatItOpened() {
    UUID notice = SampleCases.in(application).notice();
    jdbc.sql("update overturn.notice set channel = 'api'").update();
    jdbc.sql("update overturn.denial set notice_id = ?").param(notice).update();
    assertThat(physician().get("/intake/" + notice).statusCode()).isEqualTo(403);
    assertThat(physician().get("/intake/" + notice + "/original").statusCode()).isEqualTo(403);
    assertThat(HttpUser.signedIn(port, Colleague.USER).get("/intake/" + notice).statusCode())
        .isEqualTo(200);
  }

  private String task(String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult()
        .getId();
  }

  private void asks(String path, String body) {
    assertThat(HttpUser.basic(port, "physician").postJson("/engine-rest" + path, body).statusCode())
        .isEqualTo(204);
  }

  private boolean theirs(String user) {
    return access.isTheirs(number, user);
  }

  private HttpUser physician() {
    return HttpUser.signedIn(port, "physician");
  }

  private String search(String user, String text) {
    HttpUser browser = HttpUser.signedIn(port, user);
    HttpResponse<String> found =
        browser.post(
            "/cases",
            "application/x-www-form-urlencoded",
            "status=all&text=%s&_csrf=%s".formatted(encode(text), token(browser.get("/cases"))));
    return browser
        .get(found.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", ""))
        .body();
  }

  private HttpResponse<String> ask(HttpUser browser, HttpResponse<String> page, String why) {
    return browser.post(
        "/cases/" + number + "/access",
        "application/x-www-form-urlencoded",
        "why=%s&to=%s&_csrf=%s"
            .formatted(encode(why), encode("/cases/" + number + "/packet"), token(page)));
  }

  private static String token(HttpResponse<String> page) {
    Matcher found = CSRF.matcher(page.body());
    assertThat(found.find()).isTrue();
    return encode(found.group(1));
  }

  private List<Map<String, Object>> audited(String what) {
    return jdbc.sql("select * from overturn.audit_entry where what = ?")
        .param(what)
        .query()
        .listOfRows();
  }

  private List<Map<String, Object>> mails() {
    return jdbc.sql("select * from overturn.outgoing_mail where key like 'glass %'")
        .query()
        .listOfRows();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
