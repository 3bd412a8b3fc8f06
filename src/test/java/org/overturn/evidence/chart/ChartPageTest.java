package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.evidence.chart.Bundles.percent;
import static org.overturn.evidence.chart.Bundles.saturation;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.casework.People;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
import org.overturn.evidence.ChartRead;
import org.overturn.evidence.ChartReading.State;
import org.overturn.evidence.Charts;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestCharts;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.overturn.testing.WholePage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The chart on the page of its case and on its own. */
@OverturnTest
class ChartPageTest {

  private static final int PATIENCE = 120_000;

  @Autowired MockMvc web;
  @Autowired Charts charts;
  @Autowired Audit audit;
  @Autowired ConfigurableApplicationContext application;
  @LocalServerPort int port;

  private SampleCases samples;
  private CaseNumber number;

  @BeforeEach
  void aCaseWithAChart(@Autowired ApplicationContext context) {
    samples = SampleCases.in(context);
    number = samples.open("Example");
    TestCharts.put("marisol.json", chart(marisol(), therapy(), note(), undated()));
  }

  @Test
  void whoeverMayHasTheChartReadAndSeesItWithItsSources() throws Exception {
    web.perform(read().with(People.coordinator()))
        .andExpect(redirectedUrl("/cases/" + number + "/chart"));
    web.perform(page("").with(People.physician()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Therapeutic exercise"),
                        containsString("CPT 97110"),
                        containsString("Sep 1, 2026 to Oct 12, 2026"),
                        containsString("no lasting relief"),
                        containsString("Procedure/t1"),
                        containsString("no date"),
                        containsString("Read the chart again"),
                        containsString("folder of FHIR bundles"))));
    web.perform(get("/cases/" + number).with(People.supervisor()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("To look at first"),
                        containsString("2 procedures, 1 document"),
                        containsString("/cases/" + number + "/chart"))));
  }

  @Test
  void eachLookAndEachReadingIsAudited() throws Exception {
    web.perform(read().with(People.physician()));
    web.perform(page("").with(People.supervisor()));
    assertThat(audit.of(number, 10))
        .extracting(AuditEntry::what)
        .containsExactlyInAnyOrder("chart-read", "chart-viewed");
  }

  @Test
  void whoDraftsFromTheChartHearsOfAReadingInItsTransaction() throws Exception {
    class Heard implements ApplicationListener<PayloadApplicationEvent<ChartRead>> {
      private State state;
      private String by;

      @Override
      public void onApplicationEvent(PayloadApplicationEvent<ChartRead> event) {
        by = event.getPayload().by();
        state = charts.of(event.getPayload().number()).state();
      }
    }
    Heard heard = new Heard();
    application.addApplicationListener(heard);
    try {
      web.perform(read().with(People.coordinator()));
    } finally {
      application.removeApplicationListener(heard);
    }
    assertThat(heard.by).isEqualTo("coordinator");
    assertThat(heard.state).isEqualTo(State.READ);
  }

  @Test
  void aFolderThatIsAwayIsToldAndTheEarlierFactsStay() throws Exception {
    web.perform(read().with(People.coordinator()));
    TestCharts.goAway();
    web.perform(read().with(People.coordinator()));
    TestCharts.comeBack();
    web.perform(page("").with(People.coordinator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("The chart could not be reached."),
                        containsString("The folder of charts is not there or cannot be read."),
                        containsString("The facts below are older"),
                        containsString("Therapeutic exercise"))));
  }

  @Test
  void theListIsFilteredByKind() throws Exception {
    web.perform(read().with(People.coordinator()));
    web.perform(page("?kind=document").with(People.coordinator()))
        .andExpect(content().string(containsString("Progress note")))
        .andExpect(content().string(not(containsString("Therapeutic exercise"))));
    web.perform(page("?kind=look-at").with(People.coordinator()))
        .andExpect(content().string(containsString("Chiropractic treatment")))
        .andExpect(content().string(not(containsString("Therapeutic exercise"))));
  }

  @Test
  void aLongChartIsListedPageByPage() throws Exception {
    String[] many =
        IntStream.range(0, 250)
            .mapToObj(
                i ->
                    saturation(
                        "o" + i, LocalDate.of(2026, 11, 1).minusDays(i).toString(), percent(90)))
            .toArray(String[]::new);
    TestCharts.put(
        "marisol.json",
        chart(Stream.concat(Stream.of(marisol()), Stream.of(many)).toArray(String[]::new)));
    web.perform(read().with(People.coordinator()));
    web.perform(page("?page=3").with(People.coordinator()))
        .andExpect(content().string(containsString("Page 3 of 3")))
        .andExpect(content().string(containsString("Observation/o249")))
        .andExpect(content().string(not(containsString("Observation/o199<"))));
    web.perform(page("?page=99").with(People.coordinator()))
        .andExpect(content().string(containsString("Page 3 of 3")));
  }

  @Test
  void whoMayNotIsRefused() throws Exception {
    web.perform(read().with(People.supervisor())).andExpect(status().isForbidden());
    web.perform(page("").with(People.supervisor()))
        .andExpect(content().string(not(containsString("Read the chart</button>"))));
    web.perform(page("").with(People.owner())).andExpect(status().isForbidden());
    web.perform(get("/cases/D-2026-999999/chart").with(People.coordinator()))
        .andExpect(status().isNotFound());
  }

  @Test
  void theChartOfACaseThatHasEndedStaysAsItWasRead() throws Exception {
    samples.change(number, denial -> denial.closed(CloseReason.DUPLICATE, TestClock.START));
    web.perform(read().with(People.coordinator()));
    assertThat(charts.of(number).state()).isEqualTo(State.NOT_YET);
  }

  @Test
  void healthTellsOfTheFolderWithoutNamingAnyFile() throws Exception {
    TestCharts.put("rosa-example.xml", "<Bundle/>");
    web.perform(read().with(People.coordinator()));
    web.perform(get("/actuator/health").with(People.supervisor()))
        .andExpect(content().string(containsString("\"patientChart\"")))
        .andExpect(content().string(containsString("\"filesThatCannotBeRead\":1")))
        .andExpect(content().string(not(containsString("rosa"))));
  }

  @Test
  void thePageWorksWithTheKeyboardAtEachWidth() {
    try (BrowserContext window = Chromium.browser().newContext()) {
      Page page = WholePage.in(window.newPage());
      page.setDefaultTimeout(PATIENCE);
      Visitor.signsIn(page, "http://localhost:" + port, "physician");
      page.navigate("http://localhost:" + port + "/cases/" + number + "/chart");
      page.locator("text=Read the chart").last().focus();
      page.keyboard().press("Enter");
      page.waitForSelector(".chart-table");

      assertThat(page.locator(".banner-good").innerText()).isEqualTo("The chart was read again.");
      check(page, "chart", 1280);
      check(page, "chart-phone", 390);
      page.locator("text=Documents").focus();
      page.keyboard().press("Enter");
      page.locator("summary").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".chart-text").innerText()).contains("Straight leg raise");
      page.navigate("http://localhost:" + port + "/cases/" + number);
      check(page, "chart-on-case", 1280);
    }
  }

  private static void check(Page page, String name, int width) {
    page.setViewportSize(width, 900);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("wider than %d", width)
        .isEqualTo(false);
    assertThat(new AxeBuilder(page).analyze().getViolations()).extracting(Rule::getId).isEmpty();
  }

  private MockHttpServletRequestBuilder page(String query) {
    return get("/cases/" + number + "/chart" + query);
  }

  private MockHttpServletRequestBuilder read() {
    return post("/cases/" + number + "/chart/read").with(csrf());
  }

  private static String chart(String... resources) {
    return Bundles.of(resources);
  }

  /** The patient of {@link SampleCases}. */
  private String marisol() {
    return Bundles.patient("rosa", "Marisol", "Example", "1968-04-12", "none");
  }

  private static String therapy() {
    return Bundles.resource(
        "Procedure",
        "t1",
        "\"status\": \"completed\", \"performedPeriod\": {\"start\": \"2026-09-01\", \"end\":"
            + " \"2026-10-12\"}, \"outcome\": {\"text\": \"no lasting relief\"}, "
            + Bundles.coded("http://www.ama-assn.org/go/cpt", "97110", "Therapeutic exercise"));
  }

  private static String undated() {
    return Bundles.resource(
        "Procedure",
        "t2",
        "\"status\": \"completed\", "
            + Bundles.coded("http://www.ama-assn.org/go/cpt", "98940", "Chiropractic treatment"));
  }

  private static String note() {
    String text = "Low back pain radiating to the right leg.\nStraight leg raise positive.";
    return Bundles.resource(
        "DocumentReference",
        "d1",
        "\"status\": \"current\", \"date\": \"2026-10-14T10:00:00Z\", \"type\": {\"text\":"
            + " \"Progress note\"}, \"content\": [{\"attachment\": {\"contentType\":"
            + " \"text/plain\", \"data\": \""
            + Base64.getEncoder().encodeToString(text.getBytes())
            + "\"}}]");
  }
}
