package org.overturn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.notification.MailCarrier;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each line of the structured log names the case it is about, and never the patient. */
@OverturnTest
class StructuredLogTest {

  private static final String PAGES = "org.springframework.web.servlet.DispatcherServlet";

  @LocalServerPort int port;
  @Autowired JdbcTemplate database;
  @Autowired ManagementService management;
  @Autowired MailCarrier mails;
  @Autowired ObjectMapper json;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private OutputStreamAppender<ILoggingEvent> log;

  @BeforeEach
  void listen() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    log = new OutputStreamAppender<>();
    log.setContext(context);
    log.setEncoder(encoder);
    log.setOutputStream(written);
    log.start();
    logger("ROOT").addAppender(log);
    logger(PAGES).setLevel(Level.DEBUG);
  }

  @AfterEach
  void stopListening() {
    logger(PAGES).setLevel(null);
    logger("ROOT").detachAppender(log);
    log.stop();
  }

  @Test
  void aRequestIsNamedOnItsLinesAndInItsAnswerAndSoIsItsCase() throws Exception {
    HttpResponse<String> answer = asked("/cases/D-2026-000042", "X-Request-Id", "gateway-4711-a");
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("gateway-4711-a");
    HttpUser.signedIn(port, "supervisor").get("/cases/D-2026-000043");

    assertThat(
            line(line -> line.path("case").asText().equals("D-2026-000043"))
                .path("requestId")
                .asText())
        .hasSize(36);
    assertThat(written.toString()).doesNotContain("businessKey", "caseNumber");
  }

  @Test
  void theNumberOfATraceIsTakenAndWhatCouldBeAnythingElseIsNot() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    assertThat(id(asked("/login", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01")))
        .isEqualTo(trace);
    for (String odd : List.of("Rosa Example", "x", "D-2026-000042-aa", "a".repeat(80))) {
      assertThat(id(asked("/login", "X-Request-Id", odd))).isNotEqualTo(odd).hasSize(36);
    }
  }

  @Test
  void anArrivalAndAJobOfTheEngineNameWhatTheyAreAbout() {
    String number = arrives();
    assertThat(
            line(line -> line.path("message").asText().contains("accepted"))
                .path("notice")
                .asText())
        .hasSize(36);

    JdbcTemplate owner = TestDatabase.administrator(database.getDataSource());
    owner.execute("alter table overturn.case_deadline rename to deadlines_away");
    try {
      String timer =
          database.queryForObject(
              """
              select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
              where d.act_id_ = 'boundaryEvent_requestWindowCloses'
              """,
              String.class);
      assertThatThrownBy(() -> management.executeJob(timer)).isInstanceOf(RuntimeException.class);
    } finally {
      owner.execute("alter table overturn.deadlines_away rename to case_deadline");
    }
    assertThat(
            line(line -> line.path("message").asText().contains("failed (")).path("case").asText())
        .isEqualTo(number);
    assertThat(written.toString()).doesNotContainIgnoringCase("zyxmarked");
  }

  @Test
  void aMailNamesItsCase() throws Exception {
    database.update(
        """
        insert into overturn.outgoing_mail
          (key, recipient, subject, text, put_at, next_try_at, try_until)
        values ('k', 'no address', 'D-2026-000077: the call is near', 't', 'epoch', 'epoch', 'epoch')
        """);
    mails.sendDue();

    assertThat(
            line(line -> line.path("message").asText().contains("was not taken"))
                .path("case")
                .asText())
        .isEqualTo("D-2026-000077");
  }

  @Test
  void anExceptionIsToldByKindAndPlaceAndNotByItsWords() throws Exception {
    Exception inner = new IllegalArgumentException("Thrownname, born 1961");
    LoggerFactory.getLogger("a.library")
        .error("It failed", new RuntimeException("Thrownname", inner));

    JsonNode line = line(each -> each.path("message").asText().equals("It failed"));
    assertThat(line.at("/error/stack_trace").asText())
        .contains("java.lang.RuntimeException\n\tat org.overturn.operation.StructuredLogTest")
        .contains("Caused by: java.lang.IllegalArgumentException\n");
    assertThat(line.at("/error/type").asText()).isEqualTo("java.lang.RuntimeException");
    assertThat(written.toString()).doesNotContain("Thrownname");
  }

  private String arrives() {
    HttpResponse<String> answer =
        HttpUser.basic(port, "intake").postJson("/api/denials", Arrivals.markedDenial());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return database.queryForObject("select case_number from overturn.denial", String.class);
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElseThrow();
  }

  private HttpResponse<String> asked(String path, String header, String value) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(header, value)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** The first line of which this is true. */
  private JsonNode line(Predicate<JsonNode> what) {
    return written
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(this::read)
        .filter(what)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No such line in\n" + written));
  }

  private JsonNode read(String line) {
    try {
      return json.readTree(line);
    } catch (java.io.IOException noJson) {
      throw new AssertionError("This is no JSON: " + line, noJson);
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
