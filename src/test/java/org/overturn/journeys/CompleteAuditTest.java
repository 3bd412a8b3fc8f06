package org.overturn.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.security.AuditedAddress;
import org.overturn.testing.HttpUser;
import org.overturn.testing.Jobs;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Whatever shows or changes a case leaves an entry (R56). */
@OverturnTest
@Import({Journey.class, Agent.class})
class CompleteAuditTest {

  private static final String FROM = "198.51.100.7";
  private static final String FILE = "a file";

  /** What a person types or a machine sends there; elsewhere a request with nothing in it does. */
  private static final Map<String, String> GIVEN =
      Map.ofEntries(
          entry("POST /cases", "text=Qvphitest"),
          entry("POST /audit", "name=Qvphitest"),
          entry("GET /audit/accounting.pdf", "number={number}"),
          entry("POST /intake", FILE),
          entry("POST /cases/{number}/documents", FILE),
          entry("POST /cases/{number}/access", "why=On call tonight"),
          entry("POST /cases/{number}/packet/{what}", "text=Zyxtyped"),
          entry("POST /cases/{number}/appeals/{level}/bundle", "seen=1"),
          entry("POST /cases/{number}/letters/{letter}/expedited", "expedited=false"),
          entry("POST /cases/{number}/letters/{letter}/changes", "{\"changes\": []}"),
          entry("POST /cases/{number}/filing/letters/{id}/seal", "seen=1"),
          entry("POST /cases/{number}/request/prepare", "version=1"),
          entry("POST /cases/{number}/call/notes", "{\"call\": \"{call}\", \"changes\": []}"),
          entry("POST /cases/{number}/call/complete", "{\"call\": \"{call}\"}"),
          entry(
              "POST /api/denials",
              """
              {"payer": "UnitedHealthcare", "payerReference": "REF-9", "state": "TX",
               "determination": {"date": "2026-11-17"}, "lineOfBusiness": "commercial",
               "setting": "outpatient",
               "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest",
                 "memberId": "MEMB-ZYX-77"},
               "service": {"system": "CPT", "code": "72148"},
               "reason": {"codes": ["HCR:0F"], "text": "Zyxtyped"}}
              """));

  /** What is not there to be asked for in this test, and the one that has it. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "GET /cases/{number}/appeals/{level}/bundle/{version}.pdf",
          "a sealed bundle: BundleTest",
          "GET /cases/{number}/request/{attempt}/{version}/{format}",
          "a request that was prepared: RequestPageTest",
          "GET /cases/{number}/requested-documents/{id}/cover-sheet.pdf",
          "a document that was asked for in a call: CoverSheetTest");

  @LocalServerPort int port;
  @Autowired Journey journey;
  @Autowired Intake intake;
  @Autowired MockMvc http;
  @Autowired ObjectMapper json;
  @Autowired JdbcTemplate database;
  @Autowired Jobs jobs;

  private final MockHttpSession session = new MockHttpSession();

  /** By the access matrix, so that a page that is added to it is tried from its first day. */
  @Test
  void everyAddressWithAPatientsDataLeavesWhoAndFromWhereWhenSomebodyAsksWhoMay() throws Exception {
    Map<String, String> parts = parts();
    Map<String, String> unanswered = new TreeMap<>();

    for (AuditedAddress each : AuditedAddress.all()) {
      if (each.pattern().startsWith("/engine-rest")) {
        int before = entriesOf("coordinator", "127.0.0.1");
        assertThat(askEngine(each, parts)).as(each.toString()).isBetween(200, 299);
        assertThat(entriesOf("coordinator", "127.0.0.1"))
            .as("entries of " + each)
            .isGreaterThan(before);
        continue;
      }
      int before = entriesOf(each.user(), FROM);
      MockHttpServletResponse answer = ask(each, parts);
      if (answer.getRedirectedUrl() != null && entriesOf(each.user(), FROM) == before) {
        answer = perform(get(answer.getRedirectedUrl()), each);
      }
      if (answer.getStatus() < 400) {
        assertThat(entriesOf(each.user(), FROM)).as("entries of " + each).isGreaterThan(before);
      } else {
        unanswered.put(each.toString(), "answered " + answer.getStatus());
      }
    }
    assertThat(unanswered.keySet())
        .as("%s: say in GIVEN what is typed there", unanswered)
        .isEqualTo(ELSEWHERE.keySet());
  }

  @Test
  void whoCompletedWhichTaskAndWhichMailWentOutIsOnRecord() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles();
    jobs.runDue();

    assertThat(
            database.queryForList(
                """
                select who || ' ' || detail from overturn.audit_entry
                where what = 'task-completed' and case_number = ? order by id
                """,
                String.class,
                journey.number().value()))
        .containsExactly(
            "coordinator userTask_requestPeerToPeer", "coordinator userTask_scheduleCall");
    assertThat(
            database.queryForObject(
                """
                select count(*) from overturn.outgoing_mail m where state = 'SENT' and not exists (
                  select from overturn.audit_entry e where e.what = 'mail-sent'
                    and e.case_number = ? and e.detail = 'mail ' || m.id || ' to ' || m.recipient)
                """,
                Integer.class,
                journey.number().value()))
        .as("mails of this case that left no entry")
        .isZero();
    assertThat(
            database.queryForObject(
                "select count(*) from overturn.audit_entry where what = 'mail-sent'",
                Integer.class))
        .isPositive();
  }

  /** What stands in an address in the place of which part, the first first. */
  private Map<String, String> parts() throws Exception {
    IntakeResult letter = arrives("12-unitedhealthcare-sleep-study.pdf");
    IntakeResult table = arrives("18-unitedhealthcare-portal-export.csv");
    CaseNumber ahead = caseWithACallAhead();
    CaseNumber agents = caseOfAnAgent();
    aCallWasInVain();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("cases/\\{number}/letter(?=/|$)", "cases/" + letter.cases().get(0) + "/letter");
    parts.put("cases/\\{number}/call(?=/)", "cases/" + ahead + "/call");
    parts.put("agents/cases/\\{number}", "agents/cases/" + agents);
    parts.put("\\{number}", journey.number().value());
    parts.put("\\{call}", id("select id from overturn.peer_to_peer_call", ahead));
    parts.put("\\{letter[^}]*}", letter());
    parts.put("documents/\\{id}", "documents/" + document());
    parts.put("\\{arrival}", letter.notice().toString());
    parts.put("\\{notice}", table.notice().toString());
    parts.put("process-definition/\\{id}", "process-definition/" + model());
    parts.put("process-definition/key/\\{key}", "process-definition/key/denial-resolution");
    parts.put("\\{what}", "statement");
    parts.put("\\{level[^/]*}(?=/|$)", "internal-1");
    parts.put("\\{form[^}]*}", "complete-packet");
    parts.put("\\{(attempt|version|page)[^}]*}", "1");
    return parts;
  }

  private IntakeResult arrives(String sample) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("samples", sample));
    return intake.take(new Arrived(Channel.UPLOAD, null, sample, bytes, "coordinator"));
  }

  private CaseNumber caseWithACallAhead() {
    Notices denial = Notices.clinical().numbered("REF-AHEAD");
    return journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "15:00"))
        .number();
  }

  /** The agent has its task in hand. */
  private CaseNumber caseOfAnAgent() {
    Notices denial = Notices.servedByAnAgent();
    CaseNumber number = journey.opens(denial.notice(), denial.payer()).number();
    HttpUser.basic(port, "agent")
        .postJson(
            "/engine-rest/external-task/fetchAndLock",
            """
            {"workerId": "agent", "maxTasks": 1, "topics":
              [{"topicName": "request-peer-to-peer", "lockDuration": 600000}]}
            """);
    return number;
  }

  private void aCallWasInVain() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("upheld"));
  }

  private String document() {
    journey.uploadsProof();
    return id("select id from overturn.case_document", journey.number());
  }

  private String letter() {
    return id("select id from overturn.letter", journey.number());
  }

  private String id(String select, CaseNumber number) {
    return database
        .queryForObject(select + " where case_number = ? limit 1", UUID.class, number.value())
        .toString();
  }

  private String model() {
    return database.queryForObject(
        """
        select id_ from act_re_procdef where key_ = 'denial-resolution'
        order by version_ desc limit 1
        """,
        String.class);
  }

  private static String put(Map<String, String> parts, String pattern) {
    String put = pattern;
    for (Map.Entry<String, String> part : parts.entrySet()) {
      put = put.replaceAll(part.getKey(), part.getValue());
    }
    return put;
  }

  private MockHttpServletResponse ask(AuditedAddress asked, Map<String, String> parts)
      throws Exception {
    String pattern =
        asked.pattern().contains("/results/")
            ? asked.pattern().replace("{key}", search(asked))
            : asked.pattern();
    String address = put(parts, pattern).replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    String given = put(parts, GIVEN.getOrDefault(asked.toString(), ""));
    if (given.equals(FILE)) {
      return perform(
          multipart(address)
              .file(new MockMultipartFile("file", "note.txt", null, FILE.getBytes(UTF_8)))
              .param("kind", "other"),
          asked);
    }
    MockHttpServletRequestBuilder request = request(HttpMethod.valueOf(asked.method()), address);
    if (given.startsWith("{")) {
      request.contentType(MediaType.APPLICATION_JSON).content(given);
    } else if (!given.isEmpty()) {
      String[] field = given.split("=", 2);
      request.param(field[0], field[1]);
    }
    return perform(request, asked);
  }

  /** The key of a search in the session. */
  private String search(AuditedAddress asked) throws Exception {
    return perform(post("/cases").param("text", "Qvphitest"), asked)
        .getRedirectedUrl()
        .replaceAll(".*/results/([^?]*).*", "$1");
  }

  private MockHttpServletResponse perform(
      MockHttpServletRequestBuilder request, AuditedAddress asked) throws Exception {
    return http.perform(
            request
                .session(session)
                .with(user(asked.user()).authorities(() -> "GROUP_" + asked.group()))
                .with(csrf())
                .with(
                    from -> {
                      from.setRemoteAddr(FROM);
                      return from;
                    }))
        .andReturn()
        .getResponse();
  }

  /** Completes a task of another case, or opens one, as a coordinator does in Tasklist. */
  private int askEngine(AuditedAddress asked, Map<String, String> parts) throws IOException {
    String reference = "REF-" + UUID.randomUUID();
    Map<String, Object> answers = Answers.with(Answers.typedDenial(), "payerReference", reference);
    String path = put(parts, asked.pattern());
    if (path.contains("/task/")) {
      Notices denial = Notices.clinical().numbered(reference);
      journey.opens(denial.notice(), denial.payer());
      path = path.replace("{id}", journey.task("userTask_requestPeerToPeer").getId());
      answers = Answers.requestGranted();
    }
    Map<String, Object> variables = new TreeMap<>();
    answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    return HttpUser.basic(port, "coordinator")
        .postJson(path, json.writeValueAsString(Map.of("variables", variables)))
        .statusCode();
  }

  private int entriesOf(String who, String from) {
    return database.queryForObject(
        "select count(*) from overturn.audit_entry where who = ? and from_where = ?",
        Integer.class,
        who,
        from);
  }
}
