package org.overturn.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages in a real browser, at the widths of a screen and of Tasklist's Case tab. */
@OverturnTest
class PagesInBrowserTest {

  /** Milliseconds; a busy machine is slow, not wrong. */
  private static final int PATIENCE = 120_000;

  private static final int SCREEN = 1280;
  private static final int TAB = 560;
  private static final int PHONE = 390;

  @LocalServerPort int port;
  private final List<String> complaints = new ArrayList<>();
  private Page page;
  private CaseNumber number;

  @BeforeEach
  void aSupervisorSignsIn(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
    samples.due(
        number,
        DeadlineKind.CALL_WINDOW,
        TestClock.START.plus(Duration.ofHours(3)),
        DeadlineSource.ASSUMED);
    page = Chromium.browser().newContext().newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message -> {
          // Chromium asks for an icon by itself where it has not seen ours yet
          if ("error".equals(message.type()) && !message.location().contains("/favicon.ico")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.navigate("http://localhost:" + port + "/login");
    page.fill("#username", "supervisor");
    page.fill("#password", "supervisor");
    page.click("button[type=submit]");
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.context().close();
    }
  }

  @Test
  void everyPageIsAccessibleAndFitsItsWidth() {
    check("/cases", SCREEN);
    check("/cases", PHONE);
    check("/cases/" + number, SCREEN);
    check("/cases/" + number + "?embedded=true", TAB);
    check("/cases/" + number, PHONE);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
    check("/cases/D-2026-999999", SCREEN);
  }

  @Test
  void theIntakePagesAreAccessibleAndFitTheirWidth() {
    open("/intake", SCREEN);
    page.setInputFiles(
        "#file",
        new FilePayload(
            "fax.ps", "application/postscript", "%!PS".getBytes(StandardCharsets.US_ASCII)));
    page.click(".drop button");
    String arrival = page.url().substring(page.url().indexOf("/intake"));

    assertThat(page.locator(".banner").innerText()).contains("in no format that Overturn reads");
    check(arrival, SCREEN);
    check(arrival, PHONE);
    check(arrival + "?embedded=true", TAB);
    check("/intake", SCREEN);
    picture("intake");
    check("/intake", PHONE);
    check("/intake?show=all", SCREEN);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void whatArrivedIsSeenToOnItsPageAndLeavesTheList() {
    open("/intake", SCREEN);
    page.setInputFiles(
        "#file",
        new FilePayload(
            "fax.ps", "application/postscript", "%!PS".getBytes(StandardCharsets.US_ASCII)));
    page.click(".drop button");
    picture("arrival");
    page.check("input[value=not-a-denial]");
    page.fill("#arrivalNote", "An advertisement");
    page.click(".see-to button[type=submit]");

    assertThat(page.locator(".banner-good").innerText()).isEqualTo("Seen to.");
    open("/intake", SCREEN);
    assertThat(page.locator(".empty-title").innerText()).isEqualTo("Nothing here");
  }

  @Test
  void aFileThatIsDroppedOnThePageIsHandedIn() {
    open("/intake", SCREEN);
    page.evaluate(
        """
        () => {
          const files = new DataTransfer();
          files.items.add(new File(['%!PS'], 'fax.ps'));
          document.querySelector('form.drop').dispatchEvent(
            new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));
        }
        """);
    page.waitForURL(address -> address.matches(".*/intake/[0-9a-f-]{36}"));

    assertThat(page.locator("dd").allInnerTexts()).contains("fax.ps");
  }

  @Test
  void aLetterStandsBesideWhatWasReadFromItAndWorksWithoutAMouse(@Autowired Intake intake)
      throws Exception {
    byte[] letter = Files.readAllBytes(Path.of("samples/12-unitedhealthcare-sleep-study.pdf"));
    CaseNumber lettered =
        intake.take(Arrived.byApi("application/pdf", letter, "intake")).cases().get(0);
    String address = "/cases/" + lettered + "/letter";

    check(address, SCREEN);
    page.locator("a[data-reads=call-window]").focus();
    assertThat(page.locator("#read-call-window").getAttribute("class")).contains("letter-marked");
    page.keyboard().press("Tab");
    assertThat(page.locator("#read-appeal-deadline").getAttribute("class"))
        .contains("letter-marked");
    assertThat(page.locator("#read-call-window").getAttribute("class"))
        .doesNotContain("letter-marked");
    picture("letter");
    check(address + "?embedded=true", TAB);
    check(address, PHONE);
    picture("letter-phone");
    check("/cases/" + lettered, SCREEN);
    page.click("text=The letter, and what was read from it");
    assertThat(page.url()).endsWith(address);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aCorrectionShowsWhatMovesBeforeItIsAppliedR67() {
    String address = "/cases/" + number + "/correct";
    check(address, SCREEN);
    check(address, PHONE);
    open("/cases/" + number, SCREEN);
    page.click("text=Correct the case");
    page.fill("#windowDate", "2026-11-24");
    page.fill("#windowTime", "16:00");
    page.fill("#why", "The letter names the time");
    page.locator("#why").press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    assertThat(page.locator(".moves").innerText())
        .contains("Request window in the letter")
        .contains("Request the peer-to-peer")
        .contains("Request window closes")
        .contains("Tue, Nov 24, 2026, 4:00 PM PST");
    accessible("the preview of a correction");
    picture("correct");
    page.click("text=Apply the correction");

    assertThat(page.locator(".banner-good").innerText()).contains("its clocks have moved");
    picture("corrected");
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void changedRulesAreChosenAndAppliedByTheirOwner(@Autowired RepositoryService repository)
      throws Exception {
    String table = Files.readString(Path.of("bpmn", "peer-to-peer-rules.dmn"));
    String deployed =
        repository
            .createDeployment()
            .addString("peer-to-peer-rules.dmn", table.replace("<text>10</text>", "<text>5</text>"))
            .deploy()
            .getId();
    try {
      page.context().clearCookies();
      page.navigate("http://localhost:" + port + "/login");
      page.fill("#username", "owner");
      page.fill("#password", "owner");
      page.click("button[type=submit]");
      check("/rules", SCREEN);
      check("/rules", PHONE);
      open("/rules", SCREEN);
      picture("rules");
      page.click("text=Choose all on this page");
      page.click("text=Apply to chosen cases");

      assertThat(page.locator(".banner-good").innerText()).contains("applied to 1 case");
      picture("rules-applied");
    } finally {
      repository.deleteDeployment(deployed);
    }
  }

  @Test
  void aDocumentIsAddedFromTheCaseTab() {
    open("/cases/" + number + "?embedded=true", TAB);
    page.setInputFiles(
        "#file",
        new FilePayload(
            "letter.pdf",
            "application/pdf",
            "%PDF-1.7 letter".getBytes(StandardCharsets.US_ASCII)));
    page.click(".upload button");

    assertThat(page.locator("[role=status]").innerText()).isEqualTo("The document is added.");
    assertThat(page.locator(".document").innerText()).contains("letter.pdf");
    assertThat(page.locator("header.site").count()).isZero();
  }

  @Test
  void aFileThatIsTooLargeIsRefusedBeforeItIsSent(@TempDir Path folder) throws Exception {
    Path scan = Files.write(folder.resolve("scan.pdf"), new byte[26 * 1024 * 1024]);
    open("/cases/" + number, SCREEN);
    page.setInputFiles("#file", scan);

    assertThat(page.evaluate("document.querySelector('#file').validationMessage"))
        .isEqualTo("The file is larger than 25 MB. Split it.");
  }

  @Test
  void backFromACaseLeadsToTheResultsOfTheSearch() {
    open("/cases", SCREEN);
    page.fill("#text", "testperson");
    page.press("#text", "Enter");
    String results = page.url();
    page.click("text=" + number);
    page.goBack();

    assertThat(results).doesNotContainIgnoringCase("testperson");
    assertThat(page.url()).isEqualTo(results);
    assertThat(page.locator("table.cases a").allInnerTexts()).containsExactly(number.value());
  }

  private void check(String address, int width) {
    open(address, width);
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is wider than %d", address, width)
        .isEqualTo(false);
    accessible("%s at %d".formatted(address, width));
  }

  private void accessible(String what) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(what)
        .extracting(Rule::getId)
        .isEmpty();
  }

  /** For people to look at. */
  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  private void open(String address, int width) {
    page.setViewportSize(width, 900);
    page.navigate("http://localhost:" + port + address);
  }
}
