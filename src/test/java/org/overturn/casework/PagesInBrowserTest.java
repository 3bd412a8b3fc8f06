package org.overturn.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages in a real browser, at the widths of a screen and of Tasklist's Case tab. */
@OverturnTest
class PagesInBrowserTest {

  private static final int SCREEN = 1280;
  private static final int TAB = 560;
  private static final int PHONE = 390;

  @LocalServerPort int port;
  private Visitor visitor;
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
    visitor = Visitor.signedIn("supervisor", port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void everyPageIsAccessibleAndFitsItsWidth() {
    check("/cases", SCREEN);
    check("/cases", PHONE);
    check("/cases/" + number, SCREEN);
    check("/cases/" + number + "?embedded=true", TAB);
    check("/cases/" + number, PHONE);
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
    check("/cases/D-2026-999999", SCREEN);
  }

  @Test
  void theIntakePagesAreAccessibleAndFitTheirWidth() {
    visitor.opens("/intake", SCREEN);
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
    visitor.keepsPicture("intake");
    check("/intake", PHONE);
    check("/intake?show=all", SCREEN);
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void whatArrivedIsSeenToOnItsPageAndLeavesTheList() {
    visitor.opens("/intake", SCREEN);
    page.setInputFiles(
        "#file",
        new FilePayload(
            "fax.ps", "application/postscript", "%!PS".getBytes(StandardCharsets.US_ASCII)));
    page.click(".drop button");
    visitor.keepsPicture("arrival");
    page.check("input[value=not-a-denial]");
    page.fill("#arrivalNote", "An advertisement");
    page.click(".see-to button[type=submit]");

    assertThat(page.locator(".banner-good").innerText()).isEqualTo("Seen to.");
    visitor.opens("/intake", SCREEN);
    assertThat(page.locator(".empty-title").innerText()).isEqualTo("Nothing here");
  }

  @Test
  void aFileThatIsDroppedOnThePageIsHandedIn() {
    visitor.opens("/intake", SCREEN);
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
    visitor.keepsPicture("letter");
    check(address + "?embedded=true", TAB);
    check(address, PHONE);
    visitor.keepsPicture("letter-phone");
    check("/cases/" + lettered, SCREEN);
    page.click("text=The letter, and what was read from it");
    assertThat(page.url()).endsWith(address);
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aCorrectionShowsWhatMovesBeforeItIsAppliedR67() {
    String address = "/cases/" + number + "/correct";
    check(address, SCREEN);
    check(address, PHONE);
    visitor.opens("/cases/" + number, SCREEN);
    page.click("text=Correct the case");
    page.fill("#windowDate", "2026-11-24");
    page.fill("#windowTime", "16:00");
    page.fill("#why", "The letter names the time");
    page.locator("#why").press("Tab");
    page.keyboard().press("Tab");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));

    assertThat(page.locator(".moves").innerText())
        .contains("Request window in the letter")
        .contains("Request the peer-to-peer")
        .contains("Request window closes")
        .contains("Tue, Nov 24, 2026, 4:00 PM PST");
    visitor.isKeptOutByNothing("the preview of a correction");
    visitor.keepsPicture("correct");
    page.click("text=Apply the correction");

    assertThat(page.locator(".banner-good").innerText()).contains("its clocks have moved");
    visitor.keepsPicture("corrected");
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
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
      Visitor.signsIn(page, "http://localhost:" + port, "owner");
      check("/rules", SCREEN);
      check("/rules", PHONE);
      visitor.opens("/rules", SCREEN);
      visitor.keepsPicture("rules");
      page.click("text=Choose all on this page");
      page.click("text=Apply to chosen cases");

      assertThat(page.locator(".banner-good").innerText()).contains("applied to 1 case");
      visitor.keepsPicture("rules-applied");
    } finally {
      repository.deleteDeployment(deployed);
    }
  }

  @Test
  void aDocumentIsAddedFromTheCaseTab() {
    visitor.opens("/cases/" + number + "?embedded=true", TAB);
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
    visitor.opens("/cases/" + number, SCREEN);
    page.setInputFiles("#file", scan);

    assertThat(page.evaluate("document.querySelector('#file').validationMessage"))
        .isEqualTo("The file is larger than 25 MB. Split it.");
  }

  @Test
  void backFromACaseLeadsToTheResultsOfTheSearch() {
    visitor.opens("/cases", SCREEN);
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
    visitor.opens(address, width);
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is wider than %d", address, width)
        .isEqualTo(false);
    visitor.isKeptOutByNothing("%s at %d".formatted(address, width));
  }

  /** For people to look at. */
}
