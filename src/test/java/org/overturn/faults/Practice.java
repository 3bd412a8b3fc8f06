package org.overturn.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.overturn.bench.ChildApplication;
import org.overturn.bench.ChildApplication.Node;
import org.overturn.denial.Sha256;
import org.overturn.faults.inside.Instants;
import org.overturn.notification.StubbornSmtp;
import org.overturn.operation.Scrape;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OwnPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One practice with a node of its own and all that it depends on, each of which can break: the
 * database, the mail server, the server of charts, the disks.
 */
class Practice implements AutoCloseable {

  static final String PASSWORD = "a Horse, 7 Staples and Batteries";

  /** A busy machine is slow, not wrong; what is wrong stays so. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  static final String REMINDER = "boundaryEvent_requestReminderDue";

  /** What is sent again is the same, also where a night has come in between. */
  private static final LocalDate DENIED = LocalDate.now(ZoneId.of("America/New_York"));

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  final Path folder;
  final Path instants;
  final SmallDisk inbox;
  final SmallDisk disk;
  final BreakablePostgres postgres;
  final JdbcTemplate sql;
  final Invariants invariants;
  StubbornSmtp mail;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String name;
  private final ChildApplication overturn;
  private HttpServer charts;

  /** The server of charts takes a request, and answers when this is open. */
  private volatile CountDownLatch chartsAnswer = new CountDownLatch(0);

  private volatile Node node;
  private int starts;

  /** Opens it, without a node yet; what it leaves is in {@code target/<name>}. */
  Practice(String name) throws Exception {
    this.name = name;
    folder = Path.of("target", name).toAbsolutePath();
    instants = folder.resolve("instants");
    delete(folder);
    Files.createDirectories(instants);
    inbox = SmallDisk.of(folder.resolve("inbox"), 16);
    disk = SmallDisk.of(folder.resolve("database"), 320);
    postgres = new BreakablePostgres(disk.path().resolve("data"));
    sql = postgres.sql();
    invariants = new Invariants(sql);
    mail = new StubbornSmtp(OwnPort.free());
    charts = charts(OwnPort.free());
    Map<String, String> environment = new HashMap<>();
    environment.put("FAULTS_FOLDER", instants.toString());
    environment.put("SPRING_MAIL_PORT", String.valueOf(mail.port()));
    environment.put(
        "OVERTURN_CHART_FHIR_BASE_URL",
        "http://127.0.0.1:" + charts.getAddress().getPort() + "/fhir");
    environment.put("OVERTURN_INTAKE_FOLDER_PATH", inbox.path().toString());
    environment.put("OVERTURN_OPERATION_TOKEN", TOKEN);
    environment.put("OVERTURN_SETUP_USER", "olive");
    environment.put("OVERTURN_SETUP_PASSWORD", PASSWORD);
    environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m");
    overturn = ChildApplication.overturn().withClasses(instantsOnly()).with(environment);
  }

  /** Starts a node with these settings, as JSON, and comes back when it is ready. */
  void start(String settings) {
    node =
        overturn
            .with(Map.of("SPRING_APPLICATION_JSON", settings))
            .start(postgres.url(), name + "-" + ++starts);
  }

  void kill() {
    node.kill();
  }

  /** What a dead node held is over at once, as it is after half a minute in life. */
  void itsLocksAreOver() {
    sql.update("update act_ru_job set lock_exp_time_ = now() where lock_owner_ is not null");
  }

  /** Those that have not fired fall due within this time, each at an instant of its own. */
  int remindersFallDue(Duration within) {
    return sql.update(
        """
        update act_ru_job set duedate_ = now() + random() * ? * interval '1 ms'
        where id_ in (select j.id_ from act_ru_job j
            join act_ru_jobdef f on f.id_ = j.job_def_id_ where f.act_id_ = ?
          for update of j skip locked)
        """,
        within.toMillis(),
        REMINDER);
  }

  /** How many are still to fall due within this time. */
  long remindersWithin(Duration time) {
    return sql.queryForObject(
        """
        select count(*) from act_ru_job j join act_ru_jobdef f on f.id_ = j.job_def_id_
        where f.act_id_ = ? and j.duedate_ < now() + ? * interval '1 ms'
        """,
        Long.class,
        REMINDER,
        time.toMillis());
  }

  /** A gateway that sends denials, a supervisor, and so many coordinators. */
  void people(int coordinators) {
    sender();
    user("supervisors", "supervisors");
    for (int n = 1; n <= coordinators; n++) {
      user("coordinator-" + n, "coordinators");
    }
  }

  @Override
  public void close() throws Exception {
    try {
      if (node != null) {
        node.kill();
      }
      postgres.close();
    } finally {
      mail.close();
      charts.stop(0);
      inbox.close();
      disk.close();
    }
  }

  // --- what is sent to it --------------------------------------------------------------------

  HttpResponse<String> post(String reference) {
    invariants.sent(reference);
    return HttpUser.basic(node.port(), "client-clearing-house", PASSWORD)
        .postJson("/api/denials", denial(reference));
  }

  /** Sends a denial as its sender does, who tries again when told to, until it is taken. */
  void sends(String reference) {
    await("taken: " + reference)
        .atMost(PATIENCE)
        .until(
            () -> {
              HttpResponse<String> answer = post(reference);
              assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 503);
              return answer.statusCode() < 300;
            });
  }

  void drop(String reference) throws IOException {
    invariants.sent(reference);
    Files.writeString(inbox.path().resolve(reference + ".json"), denial(reference));
  }

  HttpUser browser() {
    HttpUser browser = HttpUser.anonymous(node.port());
    browser.signIn("supervisors", PASSWORD);
    return browser;
  }

  private static String denial(String reference) {
    return """
        {"payer": "UnitedHealthcare", "payerReference": "%s",
         "determination": {"date": "%s"}, "lineOfBusiness": "employer", "state": "TX",
         "setting": "outpatient", "stage": "pre-service", "urgency": "standard",
         "patient": {"firstName": "Rosa", "lastName": "Example", "birthDate": "1968-04-02",
                     "memberId": "XYM904417730"},
         "service": {"system": "CPT", "code": "72148", "description": "MRI", "units": "1"},
         "physician": {"name": "Dr. Anselm Okafor", "specialty": "Orthopedics"},
         "reason": {"actionCode": "A3", "codes": ["HCR:0F"],
                    "text": "Six weeks of conservative treatment are not documented."}}
        """
        .formatted(reference, DENIED);
  }

  void wants(String key) {
    sql.update(
        """
        insert into overturn.outgoing_mail
          (key, recipient, subject, text, put_at, next_try_at, try_until)
        values (?, 'a@practice.example', 'D-2026-000001: look', 'Look.', now(), now(),
          now() + interval '1 day')
        """,
        key);
  }

  /** Its secret is not hashed slowly, as a person's password is. */
  private void sender() {
    sql.update(
        "insert into overturn.api_client (id, label, scopes, made_by, made_at)"
            + " values ('client-clearing-house', 'Clearing house', ?, 'olive', now())",
        "denials.send");
    sql.update(
        "insert into overturn.api_client_secret (hash, client_id, made_at)"
            + " values (?, 'client-clearing-house', now())",
        Sha256.of(PASSWORD));
  }

  private void user(String id, String group) {
    String salt = "salt-of-" + id;
    String secret = new PasswordManager(new Sha512HashDigest(), List.of()).encrypt(PASSWORD + salt);
    sql.update(
        "insert into act_id_user (id_, rev_, first_, last_, email_, pwd_, salt_)"
            + " values (?, 1, 'Quincy', 'Zuckerberg', ?, ?, ?)",
        id,
        id + "@practice.example",
        secret,
        salt);
    sql.update("insert into act_id_membership (user_id_, group_id_) values (?, ?)", id, group);
  }

  // --- what breaks ---------------------------------------------------------------------------

  void mailServerGoes() throws IOException {
    mail.close();
  }

  void mailServerComesBack() {
    List<String> before = mail.received();
    mail = back(() -> new StubbornSmtp(mail.port()));
    mail.received().addAll(before);
  }

  void chartServerGoes() {
    charts.stop(0);
  }

  void chartServerComesBack() {
    charts = back(() -> charts(charts.getAddress().getPort()));
  }

  /** Whoever has the server's port for a moment, as a connection that it began may, gives it up. */
  private static <T> T back(Callable<T> server) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(BindException.class)
        .until(server, Objects::nonNull);
  }

  boolean chartWasNotRead(String reference) {
    return invariants.count(
            """
            overturn.chart_reading r join overturn.denial d on d.case_number = r.case_number
            where d.payer_reference = '%s' and r.state = 'UNAVAILABLE'
            """
                .formatted(reference))
        > 0;
  }

  /** Five minutes in life: what a reading met that failed is told until the next one. */
  void chartsAreReadAgain() {
    sql.update(
        """
        update act_ru_job set duedate_ = now()
        where lock_owner_ is null and duedate_ > now() and job_def_id_ in (
          select id_ from act_ru_jobdef where act_id_ in (
            'intermediateCatchEvent_chartTriedAgain',
            'intermediateCatchEvent_chartForLetterTriedAgain'))
        """);
  }

  /** It takes requests and says nothing until the latch is open. */
  void chartServerIsSilent(CountDownLatch until) {
    chartsAnswer = until;
  }

  /** Knows no patient, which is an answer. */
  private HttpServer charts(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    byte[] nobody =
        "{\"resourceType\": \"Bundle\", \"type\": \"searchset\"}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/fhir",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          silent(chartsAnswer);
          exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
          exchange.sendResponseHeaders(200, nobody.length);
          exchange.getResponseBody().write(nobody);
          exchange.close();
        });
    server.start();
    return server;
  }

  static String silent(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  static void rests(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  // --- what it tells -------------------------------------------------------------------------

  JsonNode health() throws Exception {
    return json.readTree(get("/actuator/health").body());
  }

  int status(String path) {
    try {
      return get(path).statusCode();
    } catch (IOException refused) {
      return 0;
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
            .header("Authorization", "Bearer " + TOKEN)
            .timeout(PATIENCE)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  Scrape figures() throws Exception {
    return new Scrape(get("/actuator/prometheus").body());
  }

  long cases(String reference) {
    return invariants.count("overturn.denial where payer_reference = '" + reference + "'");
  }

  long left(String state) {
    return invariants.count("overturn.outgoing_mail where state = '" + state + "'");
  }

  /**
   * All that was begun is done. A step that met another one of its case, or a server that was away,
   * is tried again at once, and not after five minutes as its model has it.
   */
  void settles() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1)) // a step has five tries; a busy machine needs a moment
        .until(
            () -> {
              sql.update(
                  "update act_ru_job set duedate_ = now() where exception_stack_id_ is not null"
                      + " and retries_ > 0 and duedate_ > now() and lock_owner_ is null");
              // a minute in life, then two, then four
              sql.update(
                  "update overturn.outgoing_mail set next_try_at = now()"
                      + " where state = 'WAITING' and next_try_at > now()");
              return invariants.isSettled() && left("WAITING") == 0;
            });
  }

  /** All that was begun is done in this time, and nothing is lost, doubled or missed. */
  void everythingIsThereOnce(Duration patience) {
    await().atMost(patience).until(invariants::isSettled);
    await().atMost(patience).until(() -> left("WAITING") == 0);
    await()
        .atMost(patience)
        .until(
            () -> {
              // minutes in life: what a dead node was sending is set aside
              sql.update(
                  "update overturn.outgoing_mail"
                      + " set sending_since = sending_since - interval '1 day'"
                      + " where state = 'SENDING' and sending_since < now() - interval '5 seconds'");
              return left("SENDING") == 0;
            });
    invariants.hold(mail);
  }

  /** A folder with the one class that the node gets from the tests, and its registration. */
  private Path instantsOnly() throws IOException {
    Path classes = folder.resolve("classes");
    Path from =
        Path.of(Instants.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path inside = from.relativize(from.resolve(Instants.class.getPackageName().replace('.', '/')));
    Files.createDirectories(classes.resolve(inside));
    try (Stream<Path> files = Files.list(from.resolve(inside))) {
      for (Path file : files.toList()) {
        Files.copy(file, classes.resolve(inside).resolve(file.getFileName()));
      }
    }
    Path registration = classes.resolve("META-INF/spring");
    Files.createDirectories(registration);
    Files.copy(
        from.resolve("faults/autoconfiguration.imports"),
        registration.resolve("org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
    return classes;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, new FileVisitOption[0])) {
      files.forEach(all::add);
    }
    for (int n = all.size() - 1; n >= 0; n--) {
      Files.delete(all.get(n));
    }
  }
}
