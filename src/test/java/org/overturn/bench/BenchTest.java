package org.overturn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.overturn.bench.Originals.Original;
import org.overturn.demo.DemoRoles;
import org.overturn.demo.DemoUsers;
import org.overturn.denial.Cases;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.Payer;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeState;
import org.overturn.intake.Part;
import org.overturn.intake.letter.NumberedLetter;
import org.overturn.intake.x12.Edi;
import org.overturn.process.DenialProcess;
import org.overturn.testing.HttpUser;
import org.overturn.triage.TriageMeasure;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures the application beside the limit of what it stands on, in one run, in turns, so that
 * what else the machine does falls on both. The job executor is off: the engine's background work
 * is on neither side.
 */
@Tag("bench")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.mail.host=127.0.0.1",
      "spring.flyway.user=overturn_owner",
      "overturn.intake.csv.mappings=classpath*:samples/mappings/*.json"
    })
@ActiveProfiles("test")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenchTest {

  private static final int CLIENTS = 4;
  private static final int ROUNDS = 4;
  private static final int CALLS_A_ROUND = 80;
  private static final int ROUNDS_OF_A_FORMAT = 2;
  private static final int CALLS_OF_A_FORMAT = 60;
  private static final int STARTS = 3;
  private static final int READS_A_ROUND = 2_000;
  private static final int PARTS_A_LOOK = 10_000;
  private static final int DENIALS_OF_50_MB = 92_000;
  private static final int FEW = 100;
  private static final int MANY = 10_000;
  private static final int ROWS = 5000;
  private static final int TABLE_ROUNDS = 5;
  private static final BenchTable TABLE = new BenchTable("bench");

  @TestConfiguration(proxyBeanMethods = false)
  static class OnItsOwnDatabases {

    @Bean
    BenchDatabases dataSource() throws IOException {
      BenchDatabases databases = new BenchDatabases();
      databases.create("fresh");
      databases.use("fresh");
      return databases;
    }

    /** Flyway cannot tell the address of whichever is in use. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource owner(BenchDatabases databases) {
      return new DriverManagerDataSource(databases.url("fresh"), DemoRoles.OWNER, "not-asked-for");
    }

    /** The scan finds what drives other tests, too; its parts are not here, nor needed. */
    @Bean
    static BeanFactoryPostProcessor noOtherTestsParts() {
      return beans ->
          Stream.of(beans.getBeanDefinitionNames())
              .map(beans::getBeanDefinition)
              .filter(
                  bean -> String.valueOf(bean.getResourceDescription()).contains("test-classes"))
              .forEach(bean -> bean.setLazyInit(true));
    }

    @Bean
    ApplicationRunner demoUsers(IdentityService identity) {
      return arguments -> DemoUsers.create(identity);
    }
  }

  @Autowired BenchDatabases databases;
  @LocalServerPort int port;

  @AfterAll
  static void show() {
    TABLE.write();
  }

  /**
   * Intake: four senders post over HTTP. Beside it four threads open the same cases through {@code
   * Cases} and {@code DenialProcess}, one transaction each: no HTTP, no sign-in, no original kept,
   * nothing parsed, no payer looked up, no timeline and no audit of the arrival. What the process
   * itself does at its start is on both sides.
   */
  @Test
  @Order(1)
  void intakeBesidePlainStartsOfTheSameProcess(
      @Autowired Cases cases,
      @Autowired DenialProcess process,
      @Autowired TransactionTemplate transaction,
      @Autowired List<NoticeFormat> formats)
      throws Exception {
    databases.copy("fresh", "intake");
    databases.use("intake");
    Originals originals = new Originals();
    List<HttpUser> senders =
        Stream.generate(() -> HttpUser.basic(port, "intake")).limit(CLIENTS).toList();
    Payer payer = new Payer("unitedhealthcare", "UnitedHealthcare", true);
    Timings ours = new Timings();
    Timings plain = new Timings();
    for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
      Timings posts = round < 0 ? new Timings() : ours;
      Timings starts = round < 0 ? new Timings() : plain;
      posts.measure(
          CLIENTS,
          Timings.calls(
              CALLS_A_ROUND,
              n -> {
                Original original = originals.next();
                return () -> post(senders.get(n % CLIENTS), original);
              }));
      starts.measure(
          CLIENTS,
          Timings.calls(
              CALLS_A_ROUND,
              n -> {
                DenialNotice facts = facts(originals.next(), formats);
                return () ->
                    transaction.executeWithoutResult(
                        status -> process.denialReceived(cases.open(facts, payer, null)));
              }));
    }
    TABLE.atLeast(
        0.7,
        "Intake, 4 clients, FHIR and JSON: requests a second, beside plain process starts",
        ours.rate(),
        plain.rate());
    TABLE.note("The same: p95, ms", ours.p95(), plain.p95());
  }

  /** The pages of a coordinator with ten thousand cases beside a hundred, in turns. */
  @Test
  @Order(2)
  void pagesWithManyCasesBesideFew(@Autowired DataSource any) throws Exception {
    databases.copy("fresh", "few");
    databases.use("few");
    Originals originals = new Originals();
    HttpUser sender = HttpUser.basic(port, "intake");
    for (int n = 0; n < FEW; n++) {
      post(sender, originals.next());
    }
    databases.copy("few", "many");
    HikariDataSource many = databases.use("many");
    CaseCopies.add(many, MANY / FEW - 1);
    assertThat(numbers(many)).hasSize(MANY);

    HttpUser coordinator = HttpUser.signedIn(port, "coordinator");
    Timings[] casePage = {new Timings(), new Timings()};
    Timings[] listPage = {new Timings(), new Timings()};
    for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
      for (int size = 0; size < 2; size++) {
        List<String> numbers = numbers(databases.use(size == 0 ? "few" : "many"));
        boolean warmUp = round < 0;
        (warmUp ? new Timings() : casePage[size])
            .measure(
                1, Timings.calls(CALLS_A_ROUND, n -> () -> open(coordinator, any(numbers, n))));
        (warmUp ? new Timings() : listPage[size])
            .measure(1, Timings.calls(CALLS_A_ROUND, n -> () -> open(coordinator, "")));
      }
    }
    TABLE.atMost(
        1.3,
        "Case page: p95 with 10,000 cases, beside 100, ms",
        casePage[1].p95(),
        casePage[0].p95());
    TABLE.atMost(
        1.3,
        "List of cases: p95 with 10,000 cases, beside 100, ms",
        listPage[1].p95(),
        listPage[0].p95());
  }

  /** Start-up to the first answer, each in a JVM of its own with the same flags. */
  @Test
  @Order(3)
  void startUpBesideAnEmptyCamundaApplication() {
    ChildApplication ours = ChildApplication.overturn();
    ChildApplication empty = ChildApplication.emptyCamunda();
    String database = databases.create("start_ours");
    String besides = databases.create("start_empty");
    TABLE.note(
        "First start on an empty database, beside an empty Camunda application, s",
        ours.secondsToReady(database),
        empty.secondsToReady(besides));
    List<Double> seconds = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      seconds.add(ours.secondsToReady(database));
      limits.add(empty.secondsToReady(besides));
    }
    TABLE.atMost(
        1.25,
        "Later start, median of 3, beside an empty Camunda application, s",
        median(seconds),
        median(limits));
  }

  /** How the decision tables sort the labeled reasons that none of their rules was made for. */
  @Test
  @Order(4)
  void triageOfTheReasonsKeptApart() {
    TABLE.section(TriageMeasure.heldOut().report());
  }

  /**
   * A table of five thousand rows, read into findings by its mapping: dates, codes, names, and what
   * is demanded of a denial. Beside it commons-csv alone, which makes lists of texts of the same
   * bytes.
   */
  @Test
  @Order(5)
  void rowsOfATableBesideCommonsCsvAlone(@Autowired List<NoticeFormat> formats) throws Exception {
    databases.use("fresh");
    NoticeFormat csv =
        formats.stream()
            .filter(format -> format.contentTypes().contains("text/csv"))
            .findFirst()
            .orElseThrow();
    byte[] table = Originals.table(ROWS);
    Timings ours = new Timings();
    Timings plain = new Timings();
    for (int round = -TABLE_ROUNDS; round < TABLE_ROUNDS; round++) {
      (round < 0 ? new Timings() : ours)
          .measure(1, List.of(() -> requireRows(csv.read(table, Instant.now()).size())));
      (round < 0 ? new Timings() : plain).measure(1, List.of(() -> requireRows(parse(table))));
    }
    TABLE.note(
        "A table of 5,000 rows read into findings: rows a second, beside commons-csv alone",
        ours.rate() * ROWS,
        plain.rate() * ROWS);
  }

  private static void requireRows(int read) {
    if (read != ROWS) {
      throw new IllegalStateException("Read " + read + " rows");
    }
  }

  private static int parse(byte[] table) {
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(';').setHeader().get();
    try (CSVParser parser =
        CSVParser.parse(new ByteArrayInputStream(table), StandardCharsets.UTF_8, format)) {
      return parser.stream().map(CSVRecord::toList).toList().size();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reading our sample letters, fields and all, beside PDFBox's own text of the same files. */
  @Test
  @Order(6)
  void lettersBesideTheirPlainText(@Autowired List<NoticeFormat> formats) throws Exception {
    NoticeFormat letters =
        formats.stream()
            .filter(format -> format.contentTypes().contains("application/pdf"))
            .findFirst()
            .orElseThrow();
    List<byte[]> originals = textLetters();
    Timings ours = new Timings();
    Timings plain = new Timings();
    for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
      (round < 0 ? new Timings() : ours)
          .measure(
              1,
              Timings.calls(
                  CALLS_A_ROUND,
                  n -> () -> letters.read(originals.get(n % originals.size()), Instant.now())));
      (round < 0 ? new Timings() : plain)
          .measure(
              1,
              Timings.calls(
                  CALLS_A_ROUND, n -> () -> plainText(originals.get(n % originals.size()))));
    }
    TABLE.note(
        "Letters as PDF with text: letters a second, beside PDFBox's plain text",
        ours.rate(),
        plain.rate());
    TABLE.note("The same: p95, ms", ours.p95(), plain.p95());
  }

  /**
   * From the first byte to the committed case, each format by itself, with four at work. Beside it
   * the library alone goes through the same bytes.
   */
  @Test
  @Order(9)
  void eachFormatFromTheFirstByteToItsCase(
      @Autowired Intake intake, @Autowired List<NoticeFormat> formats) throws Exception {
    databases.copy("fresh", "formats");
    databases.use("formats");
    int count = (ROUNDS_OF_A_FORMAT + 1) * CALLS_OF_A_FORMAT;
    Originals originals = new Originals();
    Map<String, List<byte[]>> json = new HashMap<>();
    for (int n = 0; n < 2 * count; n++) {
      Original original = originals.next();
      json.computeIfAbsent(original.contentType(), any -> new ArrayList<>())
          .add(original.body().getBytes(StandardCharsets.UTF_8));
    }
    ObjectMapper jackson = new ObjectMapper();
    arrives(intake, "application/json", "JSON", json, bytes -> tree(jackson, bytes));
    arrives(
        intake,
        "application/fhir+json",
        "FHIR",
        json,
        bytes ->
            FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(new String(bytes, StandardCharsets.UTF_8)));
    arrives(
        intake,
        "application/edi-x12",
        "X12 278",
        Map.of(
            "application/edi-x12",
            apart(formats, "application/edi-x12", Edi.bytes(Edi.manyDenials(count)))),
        Interchanges::iterate);
    arrives(
        intake,
        "text/csv",
        "A table's row",
        Map.of("text/csv", apart(formats, "text/csv", Originals.table(count))),
        BenchTest::rowAlone);
    arrives(
        intake,
        "application/pdf",
        "A letter",
        Map.of("application/pdf", IntStream.range(0, count).mapToObj(NumberedLetter::pdf).toList()),
        BenchTest::plainText);
  }

  private static void arrives(
      Intake intake,
      String contentType,
      String what,
      Map<String, List<byte[]>> originals,
      Consumer<byte[]> alone)
      throws Exception {
    List<byte[]> files = originals.get(contentType);
    Timings ours = new Timings();
    Timings plain = new Timings();
    for (int round = 0; round <= ROUNDS_OF_A_FORMAT; round++) {
      int first = round * CALLS_OF_A_FORMAT;
      (round == 0 ? new Timings() : ours)
          .measure(
              CLIENTS,
              Timings.calls(
                  CALLS_OF_A_FORMAT, n -> () -> opens(intake, contentType, files.get(first + n))));
      (round == 0 ? new Timings() : plain)
          .measure(
              CLIENTS,
              Timings.calls(CALLS_OF_A_FORMAT, n -> () -> alone.accept(files.get(first + n))));
    }
    TABLE.note(
        what + ", from the first byte to its case: notices a second, beside the library alone",
        ours.rate(),
        plain.rate());
    TABLE.note("The same: p95, ms", ours.p95(), plain.p95());
  }

  private static void opens(Intake intake, String contentType, byte[] original) {
    IntakeResult result = intake.take(Arrived.byApi(contentType, original, "bench"));
    if (result.state() != NoticeState.ACCEPTED) {
      throw new IllegalStateException(contentType + ": " + result.state() + " " + result.why());
    }
  }

  private static List<byte[]> apart(
      List<NoticeFormat> formats, String contentType, byte[] original) {
    NoticeFormat format =
        formats.stream()
            .filter(each -> each.contentTypes().contains(contentType))
            .findFirst()
            .orElseThrow();
    List<byte[]> parts = new ArrayList<>();
    format.parts(original).forEach(part -> parts.add(part.bytes()));
    return parts;
  }

  private static void rowAlone(byte[] table) {
    try (CSVParser parser =
        CSVParser.parse(
            new ByteArrayInputStream(table), StandardCharsets.UTF_8, CSVFormat.DEFAULT)) {
      parser.stream().map(CSVRecord::toList).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void tree(ObjectMapper jackson, byte[] json) {
    try {
      jackson.readTree(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<byte[]> textLetters() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      List<byte[]> letters = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".pdf")).sorted().toList()) {
        if (!file.toString().contains("scan")) {
          letters.add(Files.readAllBytes(file));
        }
      }
      return letters;
    }
  }

  private static void plainText(byte[] letter) {
    try (PDDocument document = Loader.loadPDF(letter)) {
      new PDFTextStripper().getText(document);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * One denial at a time, read into findings; beside it StAEDI only goes through the same bytes.
   */
  @Test
  @Order(7)
  void readingX12BesideStAEDIAlone(@Autowired List<NoticeFormat> formats) throws Exception {
    databases.use("fresh");
    NoticeFormat x12 = x12(formats);
    byte[] denial = Interchanges.ofDenials(1);
    Timings ours = new Timings();
    Timings plain = new Timings();
    for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
      Timings reads = round < 0 ? new Timings() : ours;
      Timings passes = round < 0 ? new Timings() : plain;
      reads.measure(1, Timings.calls(READS_A_ROUND, n -> () -> x12.read(denial, Instant.now())));
      passes.measure(1, Timings.calls(READS_A_ROUND, n -> () -> Interchanges.iterate(denial)));
    }
    TABLE.note(
        "X12 278 of 22 segments read, notices a second, beside StAEDI alone",
        ours.rate(),
        plain.rate());
  }

  /** A file of 50 MB, part by part; beside it StAEDI goes through it once, reading nothing. */
  @Test
  @Order(8)
  void aLargeX12FileTakenApart(@Autowired List<NoticeFormat> formats) throws Exception {
    byte[] file = Interchanges.ofDenials(DENIALS_OF_50_MB);
    assertThat(file.length).isBetween(50_000_000, 60_000_000);
    NoticeFormat x12 = x12(formats);
    Timings ours = new Timings();
    Timings plain = new Timings();
    for (int round = -1; round < ROUNDS; round++) {
      (round < 0 ? new Timings() : ours)
          .measure(1, List.of(() -> x12.parts(file).forEach(p -> {})));
      (round < 0 ? new Timings() : plain).measure(1, List.of(() -> Interchanges.iterate(file)));
    }
    TABLE.note(
        "An X12 file of 50 MB with 92,000 denials taken apart, files a second, beside StAEDI alone",
        ours.rate(),
        plain.rate());
    HeldMemory memory = new HeldMemory();
    int parts = 0;
    for (Part part : x12.parts(file)) {
      assertThat(x12.recognise(part.bytes())).isPresent();
      if (++parts % PARTS_A_LOOK == 0) {
        memory.look();
      }
    }
    assertThat(parts).isEqualTo(DENIALS_OF_50_MB);
    TABLE.note(
        "The same: memory held meanwhile, beside the file itself, MB",
        memory.megabytes(),
        file.length / 1e6);
  }

  private static NoticeFormat x12(List<NoticeFormat> formats) {
    return formats.stream()
        .filter(format -> format.contentTypes().contains("application/edi-x12"))
        .findFirst()
        .orElseThrow();
  }

  private static void post(HttpUser sender, Original original) {
    HttpResponse<String> answer =
        sender.post("/api/denials", original.contentType(), original.body());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("Intake answered " + answer.statusCode() + answer.body());
    }
  }

  static DenialNotice facts(Original original, List<NoticeFormat> formats) {
    return formats.stream()
        .filter(format -> format.contentTypes().contains(original.contentType()))
        .map(format -> format.read(original.body().getBytes(StandardCharsets.UTF_8), Instant.now()))
        .map(findings -> findings.get(0).facts())
        .findFirst()
        .orElseThrow();
  }

  private static void open(HttpUser coordinator, String page) {
    HttpResponse<String> answer = coordinator.get("/cases" + page);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("The page answered " + answer.statusCode());
    }
  }

  private static List<String> numbers(DataSource database) {
    return new JdbcTemplate(database)
        .queryForList("select case_number from overturn.denial order by 1", String.class);
  }

  /** Always the same choice, spread over all. */
  private static String any(List<String> numbers, int n) {
    return "/" + numbers.get(new Random(n).nextInt(numbers.size()));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
