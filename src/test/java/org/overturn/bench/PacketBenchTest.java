package org.overturn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.appeal.letter.LetterDrafts;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.PdfPages;
import org.overturn.evidence.Arguments;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.FactKind;
import org.overturn.evidence.Standing;
import org.overturn.evidence.matching.MatchRun;
import org.overturn.testing.HttpUser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * From a denial to its packet with a chart of five megabytes, and the packet's PDF beside the bare
 * renderer. The job that reads the chart is run as soon as it is there; how long the executor would
 * have let it wait is not in the figures.
 */
@Tag("bench")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.mail.host=127.0.0.1",
      "spring.flyway.user=overturn_owner",
      "overturn.policies.load=classpath*:samples/policies/*.yaml"
    })
@ActiveProfiles("test")
@Import({BenchTest.OnItsOwnDatabases.class, PacketBenchTest.Remembering.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PacketBenchTest {

  private static final int WARM_UP = 10;
  private static final int DENIALS = 40;
  private static final int PDFS = 100;
  private static final int MATCHES = 200;
  private static final int LETTERS = 100;
  private static final BenchTable TABLE = new BenchTable("bench-packet");

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));

  @TempDir static Path charts;

  @DynamicPropertySource
  static void aChart(DynamicPropertyRegistry properties) {
    PatientBundle.write(charts.resolve("anna-bench.json"), TODAY);
    properties.add("overturn.chart.folder", charts::toString);
  }

  /** Remembers what the last page was filled with, so that the renderer alone gets the same. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Remembering {

    static final AtomicReference<Page> LAST = new AtomicReference<>();

    record Page(String template, Map<String, Object> model) {}

    @Bean
    @Primary
    PdfPages rememberingPages() {
      return new PdfPages() {
        @Override
        public Pdf render(String template, Map<String, Object> model) {
          LAST.set(new Page(template, model));
          return super.render(template, model);
        }
      };
    }
  }

  private static boolean prepared;

  @Autowired BenchDatabases databases;
  @Autowired ManagementService management;
  @Autowired Cases cases;
  @Autowired Assessments assessments;
  @Autowired Arguments arguments;
  @Autowired LetterDrafts drafts;
  @Autowired JdbcTemplate sql;
  @LocalServerPort int port;
  private HttpUser sender;

  @BeforeEach
  void warm() {
    sender = HttpUser.basic(port, "intake");
    if (!prepared) {
      IntStream.range(0, WARM_UP).forEach(n -> drafted(n));
      prepared = true;
    }
  }

  @AfterAll
  static void show() {
    TABLE.write();
  }

  @Test
  @Order(1)
  void fromTheDenialToThePacketWithItsChart() throws Exception {
    assertThat(Files.size(charts.resolve("anna-bench.json"))).isGreaterThan(5_000_000);
    HttpUser coordinator = HttpUser.signedIn(port, "coordinator");
    Timings accepted = new Timings();
    Timings read = new Timings();
    Timings opened = new Timings();
    Timings whole = new Timings();
    for (int n = 0; n < DENIALS; n++) {
      int denial = WARM_UP + n;
      whole.measure(
          1,
          List.of(
              () -> {
                measured(accepted, () -> post(denial));
                measured(read, this::readChart);
                measured(opened, () -> open(coordinator, packet()));
              }));
    }
    Assessment assessment = assessments.of(newest());
    assertThat(assessment.chart().state()).isEqualTo(ChartReading.State.READ);
    assertThat(assessment.chart().facts()).hasSizeGreaterThan(PatientBundle.OBSERVATIONS);
    assertThat(assessment.findings()).anyMatch(each -> each.standing() == Standing.MET);
    TABLE.note(
        "From the denial to its drafted packet with a chart of 5 MB: p95, ms, beside the denial's"
            + " acceptance alone",
        whole.p95(),
        accepted.p95());
    TABLE.note("Of that the chart read: p95, ms, beside the same", read.p95(), accepted.p95());
    TABLE.note(
        "Of that the packet drafted and shown: p95, ms, beside the same",
        opened.p95(),
        accepted.p95());
  }

  @Test
  @Order(2)
  void thePdfBesideTheBareRenderer() throws Exception {
    HttpUser coordinator = HttpUser.signedIn(port, "coordinator");
    String address = packet() + ".pdf";
    open(coordinator, address);
    Remembering.Page page = Remembering.LAST.get();
    BarePdf bare = new BarePdf(page.template(), page.model());
    assertThat(bare.draw()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    Timings ours = new Timings();
    Timings limit = new Timings();
    for (int round = -1; round < 4; round++) {
      (round < 0 ? new Timings() : ours)
          .measure(1, Timings.calls(PDFS / 4, n -> () -> open(coordinator, address)));
      (round < 0 ? new Timings() : limit)
          .measure(1, Timings.calls(PDFS / 4, n -> () -> bare.draw()));
    }
    TABLE.note(
        "The packet's PDF over HTTP: p95, ms, beside the bare renderer with the same HTML",
        ours.p95(),
        limit.p95());
  }

  @Test
  @Order(3)
  void theMatchOfTwoThousandObservations() throws Exception {
    Denial denial = newest();
    Assessment assessment = assessments.of(denial);
    ChartReading chart = assessment.chart();
    assertThat(
            chart.facts().stream()
                .map(ChartFact::kind)
                .filter(FactKind.OBSERVATION::equals)
                .count())
        .isEqualTo(PatientBundle.OBSERVATIONS);
    Timings whole = new Timings();
    Timings match = new Timings();
    for (int round = -1; round < 2; round++) {
      (round < 0 ? new Timings() : whole)
          .measure(1, Timings.calls(MATCHES / 4, n -> () -> assessments.of(denial)));
      (round < 0 ? new Timings() : match)
          .measure(
              1,
              Timings.calls(
                  MATCHES,
                  n ->
                      () ->
                          assertThat(MatchRun.of(assessment.policy(), chart, TODAY)).isNotEmpty()));
    }
    TABLE.note(
        "The criteria of a case with 2,000 observations, read from the database: p95, ms, beside"
            + " the match alone",
        whole.p95(),
        match.p95());
  }

  @Test
  @Order(4)
  void theLetterOfTheSameChart() throws Exception {
    Denial denial = newest();
    assertThat(drafts.of(denial, LetterKind.INTERNAL_APPEAL, "internal-1").sentences())
        .hasSizeGreaterThan(40);
    Timings letter = new Timings();
    Timings said = new Timings();
    for (int round = -1; round < 4; round++) {
      (round < 0 ? new Timings() : letter)
          .measure(
              1,
              Timings.calls(
                  LETTERS / 4,
                  n -> () -> drafts.of(denial, LetterKind.INTERNAL_APPEAL, "internal-1")));
      (round < 0 ? new Timings() : said)
          .measure(
              1,
              Timings.calls(
                  LETTERS / 4,
                  n ->
                      () -> {
                        arguments.of(denial);
                        assessments.of(denial);
                      }));
    }
    TABLE.note(
        "The internal appeal of a case with a chart of 5 MB, drafted: p95, ms, beside reading what"
            + " the packet says and how the criteria stand",
        letter.p95(),
        said.p95());
  }

  private void drafted(int denial) {
    post(denial);
    readChart();
  }

  private void readChart() {
    Job job =
        management.createJobQuery().activityId("serviceTask_readChart").messages().singleResult();
    management.executeJob(job.getId());
  }

  private void post(int number) {
    HttpResponse<String> answer = sender.post("/api/denials", "application/json", denial(number));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("Intake answered " + answer.statusCode() + answer.body());
    }
  }

  private static void open(HttpUser who, String address) {
    HttpResponse<String> answer = who.get(address);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + " answered " + answer.statusCode());
    }
  }

  private static void measured(Timings timings, Runnable work) {
    try {
      timings.measure(1, List.of(work));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private String packet() {
    return "/cases/" + newest().number() + "/packet";
  }

  private Denial newest() {
    String number =
        sql.queryForObject("select max(case_number) from overturn.denial", String.class);
    return cases.get(new CaseNumber(number));
  }

  private static String denial(int number) {
    return """
        {"payer": "UnitedHealthcare", "payerReference": "PB-%05d", "serviceLine": "1",
         "determination": {"date": "%s"}, "lineOfBusiness": "commercial", "state": "OH",
         "setting": "outpatient", "stage": "pre-service", "urgency": "standard",
         "patient": {"firstName": "Anna", "lastName": "Bench", "birthDate": "1966-09-08",
           "memberId": "U004711"},
         "service": {"system": "CPT", "code": "72148", "description": "MRI of the lumbar spine",
           "units": 1, "diagnosisCodes": ["M54.16"]},
         "physician": {"name": "Dr. Anselm Okafor", "npi": "1902844312",
           "specialty": "Orthopedic surgery"},
         "reason": {"actionCode": "A3", "codes": ["HCR:0F"],
           "text": "Not medically necessary. The notes do not show six weeks of conservative treatment within the last six months.",
           "policyCited": "Lumbar spine imaging guideline, section SP-3, version 2026.1"}}"""
        .formatted(number, TODAY);
  }
}
