package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.overturn.evidence.chart.Bundles.ROSA;
import static org.overturn.evidence.chart.Bundles.percent;
import static org.overturn.evidence.chart.Bundles.saturation;

import ca.uhn.fhir.context.FhirContext;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading.State;
import org.overturn.security.StartRefused;
import org.overturn.testing.OwnPort;
import org.slf4j.LoggerFactory;

/**
 * A chart on a real FHIR server: found, read page by page, and every way in which that can fail.
 */
class FhirChartsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T15:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private EhrServer ehr = new EhrServer(CLOCK);
  private Instant now = CLOCK.instant();
  private FhirCharts charts;
  private Settings settings = new Settings();

  /** The configuration, of which each test says what it needs. */
  private static class Settings {
    private String clientId;
    private String key;
    private Path keyFile;
    private URI tokenUrl;
    private int pageSize = 200;
    private int retries = 1;
    private Duration timeout = Duration.ofMinutes(1);
    private Duration within = Duration.ofMinutes(2);
    private Map<String, List<String>> categories = Map.of();
    private long maxBytes = 10_000_000;
    private int maxResources = 10_000;
  }

  @AfterEach
  void stop() {
    if (charts != null) {
      charts.close();
    }
    ehr.close();
  }

  @Test
  void thePatientIsFoundByTheMemberIdAndAllPagesAreRead() throws Exception {
    rosa();
    observations(57);
    settings.pageSize = 10;
    Chart chart = read();
    assertThat(chart.entries()).hasSize(57);
    assertThat(chart.entries().get(0).id()).startsWith("Observation/");
    List<ChartFact> facts = new FactReading(chart, Bundles.ZONE, Bundles.TODAY).facts();
    assertThat(facts).hasSize(57).allMatch(fact -> fact.unit().equals("%"));
    assertThat(charts.words()).isEqualTo("FHIR server 127.0.0.1");
    assertThat(charts.condition().trouble()).isNull();
  }

  @Test
  void nothingOfThePatientStandsInAnAddressOrInTheLog() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.setLevel(Level.INFO);
    root.addAppender(log);
    try {
      rosa();
      observations(25);
      settings.pageSize = 10;
      read();
      ehr.fault =
          (request, response) -> {
            response.setStatus(500);
            response.setContentType("application/fhir+json");
            response
                .getWriter()
                .write(
                    "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"error\","
                        + " \"diagnostics\": \"Rosa Example XYM904417730\"}]}");
            return true;
          };
      assertThat(failure()).hasMessage("the server answers 500");
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }
    assertThat(ehr.addresses)
        .isNotEmpty()
        .noneMatch(address -> address.matches("(?i).*(XYM|Rosa|Example|1968-|patient=).*"));
    assertThat(log.list)
        .noneMatch(
            event -> event.getFormattedMessage().matches("(?is).*(XYM9|Rosa|Example|1968).*"));
  }

  @Test
  void thePatientIsFoundByTheCoverageToo() throws Exception {
    Patient rosa = patient("rosa", "Rosa", "NO-NUMBER");
    rosa.getNameFirstRep().setFamily("Example-Smith");
    Coverage coverage = new Coverage();
    coverage.setId("c");
    coverage.addIdentifier(new Identifier().setValue(ROSA.memberId()));
    Reference beneficiary = new Reference("Patient/rosa");
    beneficiary.setResource(rosa);
    coverage.setBeneficiary(beneficiary);
    ehr.resources.add(coverage);
    observations(1);
    assertThat(read().entries()).hasSize(1);
  }

  @Test
  void thePatientIsFoundByNameAndBirthDate() throws Exception {
    patient("rosa", "Rosa", "NO-NUMBER");
    observations(2);
    assertThat(read().entries()).hasSize(2);
  }

  @Test
  void whoIsNotThereOrThereTwiceIsAnAnswer() {
    assertThat(failure().state()).isEqualTo(State.NO_SUCH_PATIENT);
    rosa();
    patient("other", "Rosa", ROSA.memberId());
    assertThat(failure().state()).isEqualTo(State.SEVERAL_PATIENTS);
    assertThat(charts.condition().trouble()).isNull();
  }

  @Test
  void aRecordThatWasMergedIntoAnotherDoesNotCount() throws Exception {
    rosa();
    Patient old = patient("old", "Rosa", ROSA.memberId());
    old.addLink().setType(Patient.LinkType.REPLACEDBY).setOther(new Reference("Patient/rosa"));
    assertThat(read().entries()).isEmpty();
  }

  @Test
  void medicationsInResourcesOfTheirOwnComeAlong() throws Exception {
    rosa();
    Medication naproxen = new Medication();
    naproxen.setId("Medication/m");
    naproxen.getCode().setText("Naproxen 500 mg");
    MedicationRequest request = new MedicationRequest();
    request.setId("MedicationRequest/1");
    request.setSubject(new Reference("Patient/rosa"));
    request.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE);
    request.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
    Reference reference = new Reference("Medication/m");
    reference.setResource(naproxen);
    request.setMedication(reference);
    ehr.resources.add(request);
    List<ChartFact> facts = new FactReading(read(), Bundles.ZONE, Bundles.TODAY).facts();
    assertThat(facts).extracting(ChartFact::name).containsExactly("Naproxen 500 mg");
  }

  @Test
  void typesThatTheServerDoesNotHaveAreTold() throws Exception {
    rosa();
    observations(1);
    assertThat(read().missing())
        .isEqualTo("the server does not give MedicationAdministration, MedicationStatement");
  }

  @Test
  void aServerThatWantsCategoriesIsAskedForEach() throws Exception {
    rosa();
    observations(3);
    settings.categories = Map.of("observation", List.of("vital-signs", "laboratory"));
    assertThat(read().entries()).hasSize(3);
    assertThat(ehr.addresses).filteredOn(each -> each.contains("/Observation/")).hasSize(2);
  }

  @Test
  void anotherPatientsResourceSpoilsTheReading() {
    rosa();
    ehr.fault =
        rewritten(
            "Observation",
            """
            {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": %s}]}"""
                .formatted(
                    saturation("1", "2026-11-02", percent(86))
                        .replace("Patient/rosa", "Patient/jo")));
    ChartNotRead failure = failure();
    assertThat(failure.state()).isEqualTo(State.REFUSED);
    assertThat(failure)
        .hasMessage("the server sends a resource of type Observation that is another patient's");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("{\"resourceType\": \"Bundle\", \"entry\": [{", State.REFUSED),
        Arguments.of("{\"hello\": \"world\"}", State.REFUSED),
        Arguments.of("{\"resourceType\": \"Patient\"}", State.REFUSED),
        Arguments.of("", State.REFUSED),
        Arguments.of(
            "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"severity\": \"fatal\", \"code\":"
                + " \"exception\"}]}",
            State.REFUSED),
        Arguments.of(
            "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"resourceType\":"
                + " \"OperationOutcome\", \"issue\": [{\"severity\": \"error\", \"code\":"
                + " \"timeout\"}]}}]}",
            State.UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void garbageIsAnAnswerWithAReason(String body, State state) {
    rosa();
    ehr.fault = rewritten("Observation", body);
    ChartNotRead failure = failure();
    assertThat(failure.state()).isEqualTo(state);
    assertThat(failure.getMessage()).isNotBlank();
    assertThat(charts.condition().trouble()).isEqualTo(failure.getMessage());
  }

  @Test
  void aWebPageInsteadOfFhirIsToldAsSuch() {
    ehr.fault =
        (request, response) -> {
          response.setContentType("text/html");
          response.getWriter().write("<html>Sign in first, Rosa</html>");
          return true;
        };
    ChartNotRead failure = failure();
    assertThat(failure.state()).isEqualTo(State.REFUSED);
    assertThat(failure).hasMessage("the server's answer is no FHIR R4");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 503})
  void aServerThatRefusesIsUnavailableWithItsAnswer(int status) {
    rosa();
    ehr.fault = status(status);
    ChartNotRead failure = failure();
    assertThat(failure.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(failure.getMessage()).contains("" + status);
  }

  @Test
  void aServerThatIsDownForAMomentIsAskedAgain() throws Exception {
    rosa();
    observations(1);
    AtomicInteger failures = new AtomicInteger();
    ehr.fault = (request, response) -> failures.incrementAndGet() % 2 == 1 && answer(response, 503);
    assertThat(read().entries()).hasSize(1);
  }

  @Test
  void aServerThatIsDownIsUnavailable() {
    rosa();
    charts = charts();
    ehr.close();
    assertThat(failure().state()).isEqualTo(State.UNAVAILABLE);
    assertThat(failure()).hasMessage("the server is not to be reached");
  }

  @Test
  void aServerThatIsBackIsToldAsThereBeforeTheNextChartIsRead() throws Exception {
    ehr.close();
    int port = OwnPort.free();
    ehr = new EhrServer(CLOCK, port);
    charts = charts();
    ehr.close();
    assertThat(failure()).hasMessage("the server is not to be reached");
    charts.reach();
    assertThat(charts.condition().trouble()).isEqualTo("the server is not to be reached");
    ehr = new EhrServer(CLOCK, port);
    charts.reach();
    assertThat(charts.condition().trouble()).isNull();
  }

  @Test
  void whatAReadingMetThatReachedTheServerStandsUntilTheNextReading() throws Exception {
    rosa();
    ehr.fault =
        (request, response) ->
            request.getRequestURI().contains("/Patient") && answer(response, 401);
    assertThat(failure()).hasMessage("the server does not accept our sign-in (401)");
    charts.reach();
    assertThat(charts.condition().trouble())
        .isEqualTo("the server does not accept our sign-in (401)");
    ehr.fault = EhrServer.NONE;
    charts.read(ROSA);
    assertThat(charts.condition().trouble()).isNull();
  }

  @Test
  void aTroubleThatNoCaseHasTriedAgainIsNotToldForever() {
    rosa();
    ehr.fault = status(401);
    failure();
    now = now.plus(Duration.ofMinutes(14));
    assertThat(charts.condition().trouble()).isNotNull();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(charts.condition().trouble()).isNull();
  }

  @Test
  void anAnswerThatIsNoChartIsTroubleUntilOneIsRead() throws Exception {
    rosa();
    ehr.fault = rewritten("Patient", "<html>Sign in first</html>");
    failure();
    now = now.plus(Duration.ofDays(2));
    charts.reach();
    assertThat(charts.condition().trouble()).isEqualTo("the server's answer is no FHIR R4");
    ehr.fault = EhrServer.NONE;
    charts.read(ROSA);
    assertThat(charts.condition().trouble()).isNull();
  }

  @Test
  void aServerThatIsSlowIsGivenUpInTime() {
    rosa();
    settings.timeout = Duration.ofMillis(300);
    ehr.fault =
        (request, response) -> {
          sleep(1_500);
          return false;
        };
    long start = System.nanoTime();
    ChartNotRead failure = failure();
    assertThat(failure.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(failure).hasMessage("the server does not answer in time");
    assertThat(millisSince(start)).isLessThan(60_000);
  }

  @Test
  void aServerThatDripsByteByByteIsGivenUpInTime() {
    rosa();
    settings.within = Duration.ofSeconds(2);
    ehr.fault =
        (request, response) -> {
          response.setContentType("application/fhir+json");
          try {
            for (int i = 0; i < 6_000; i++) { // minutes, unless the client hangs up
              response.getOutputStream().write(' ');
              response.flushBuffer();
              sleep(50);
            }
          } catch (IOException hungUp) {
            return true;
          }
          return true;
        };
    long start = System.nanoTime();
    ChartNotRead failure = failure();
    assertThat(failure.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(failure).hasMessage("the whole chart was not there within 2 s");
    assertThat(millisSince(start)).isLessThan(60_000);
  }

  @Test
  void pagesThatNeverEndAreGivenUp() {
    rosa();
    ehr.fault =
        rewritten(
            "Observation",
            """
            {"resourceType": "Bundle", "type": "searchset",
             "link": [{"relation": "next", "url": "Observation?page=2"}]}""");
    assertThat(failure()).hasMessage("the server's pages never end");
    AtomicInteger page = new AtomicInteger();
    settings.maxResources = 50;
    charts = charts();
    ehr.fault =
        (request, response) ->
            rewritten(
                    "Observation",
                    """
                    {"resourceType": "Bundle", "type": "searchset",
                     "link": [{"relation": "next", "url": "Observation?page=%d"}],
                     "entry": [{"resource": %s}]}"""
                        .formatted(
                            page.incrementAndGet(),
                            saturation("o" + page, "2026-11-02", percent(90))))
                .answered(request, response);
    ChartNotRead endless = failure();
    assertThat(endless.state()).isEqualTo(State.REFUSED);
    assertThat(endless.getMessage()).contains("more than 50 resources");
  }

  @Test
  void noOtherServerIsFollowedTo() {
    rosa();
    ehr.fault =
        rewritten(
            "Observation",
            """
            {"resourceType": "Bundle", "type": "searchset",
             "link": [{"relation": "next", "url": "http://evil.example/Observation?page=2"}]}""");
    assertThat(failure()).hasMessage("the server's next page lies on another server");
    ehr.fault =
        (request, response) -> {
          response.sendRedirect("http://evil.example/");
          return true;
        };
    assertThat(failure().state()).isIn(State.UNAVAILABLE, State.REFUSED);
  }

  @Test
  void anAnswerThatIsTooLargeIsNotTakenWhole() {
    rosa();
    settings.maxBytes = 20_000;
    observations(200);
    assertThat(failure().getMessage()).contains("overturn.chart.max-size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "ES384"})
  void signsInWithASignedAssertionAndUsesTheTokenUntilItRunsOut(String algorithm) throws Exception {
    rosa();
    JWK key = key(algorithm);
    ehr.publicKey = key.toPublicJWK();
    settings.clientId = "overturn";
    settings.key = key.toJSONString();
    read();
    charts.read(ROSA);
    assertThat(ehr.tokensGiven).hasValue(1);
    ehr.revokeTokens();
    charts.read(ROSA);
    assertThat(ehr.tokensGiven).hasValue(2);
  }

  @Test
  void aTokenThatHasRunOutIsFetchedAnew() throws Exception {
    rosa();
    JWK key = key("ES384");
    ehr.publicKey = key.toPublicJWK();
    ehr.tokenLasts = 10;
    settings.clientId = "overturn";
    settings.keyFile = Files.writeString(folder.resolve("key.json"), key.toJSONString());
    settings.tokenUrl = URI.create(ehr.base().replace("/fhir", "/token"));
    read();
    charts.read(ROSA);
    assertThat(ehr.tokensGiven).hasValue(2);
    assertThat(ehr.addresses).noneMatch(address -> address.contains("well-known"));
  }

  @Test
  void aKeyThatTheServerDoesNotKnowIsToldInItsWords() throws Exception {
    rosa();
    ehr.publicKey = key("ES384").toPublicJWK();
    settings.clientId = "overturn";
    settings.key = key("ES384").toJSONString();
    ChartNotRead failure = failure();
    assertThat(failure.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(failure).hasMessage("the token endpoint answers 400 (invalid_client)");
  }

  @Test
  void aKeyThatCannotBeUsedStopsTheStartAndIsNotQuoted() throws Exception {
    settings.clientId = "overturn";
    JWK good = key("ES384");
    List<String> bad =
        List.of(
            "{\"kty\": \"secret-in-here\"}",
            good.toPublicJWK().toJSONString(),
            new ECKeyGenerator(Curve.P_256).keyID("k").generate().toJSONString(),
            new ECKeyGenerator(Curve.P_384).generate().toJSONString(),
            new RSAKeyGenerator(2048)
                .keyID("k")
                .algorithm(JWSAlgorithm.RS256)
                .generate()
                .toJSONString());
    for (String each : bad) {
      settings.key = each;
      assertThatThrownBy(this::charts)
          .isInstanceOf(StartRefused.class)
          .hasMessageStartingWith("overturn.chart.fhir.key ")
          .hasMessageNotContaining("secret-in-here");
    }
    settings.key = null;
    settings.keyFile = folder.resolve("none.json");
    assertThatThrownBy(this::charts).hasMessageContaining("cannot be read");
  }

  private static JWK key(String algorithm) throws Exception {
    return algorithm.equals("RS384")
        ? new RSAKeyGenerator(2048).keyID("our-key").generate()
        : new ECKeyGenerator(Curve.P_384).keyID("our-key").generate();
  }

  private void rosa() {
    patient("rosa", "Rosa", ROSA.memberId());
  }

  private Patient patient(String id, String given, String number) {
    Patient patient = new Patient();
    patient.setId("Patient/" + id);
    patient.addName().setFamily("Example").addGiven(given);
    patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1968-04-02"));
    patient.addIdentifier().setValue(number);
    ehr.resources.add(patient);
    return patient;
  }

  private void observations(int count) {
    for (int i = 0; i < count; i++) {
      ehr.resources.add(observation(i));
    }
  }

  private static Observation observation(int i) {
    String day = LocalDate.of(2026, 11, 2).minusDays(i).toString();
    Resource parsed =
        (Resource)
            FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(saturation("Observation/o" + i, day, percent(90)));
    return (Observation) parsed;
  }

  private Chart read() throws ChartNotRead {
    charts = charts();
    return charts.read(ROSA);
  }

  private ChartNotRead failure() {
    charts = charts == null ? charts() : charts;
    return catchThrowableOfType(ChartNotRead.class, () -> charts.read(ROSA));
  }

  private FhirCharts charts() {
    ChartProperties.Fhir server =
        new ChartProperties.Fhir(
            URI.create(ehr.base()),
            true,
            "",
            settings.categories,
            settings.pageSize,
            Duration.ofMinutes(1),
            settings.timeout,
            settings.retries,
            settings.within,
            settings.clientId,
            "system/*.read",
            settings.tokenUrl,
            settings.key,
            settings.keyFile);
    SigningKey key = server.signsIn() ? SigningKey.of(server) : null;
    return new FhirCharts(
        server,
        new FhirConnection(server, settings.maxBytes, new SimpleMeterRegistry()),
        new BackendSignIn(server, key, CLOCK),
        settings.maxResources,
        ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
  }

  private static EhrServer.Fault status(int status) {
    return (request, response) -> answer(response, status);
  }

  private static boolean answer(jakarta.servlet.http.HttpServletResponse response, int status) {
    response.setStatus(status);
    return true;
  }

  private static EhrServer.Fault rewritten(String type, String body) {
    return (request, response) -> {
      if (!request.getRequestURI().contains("/" + type)) {
        return false;
      }
      response.setContentType("application/fhir+json");
      response.getWriter().write(body);
      return true;
    };
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
