package org.overturn.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Payer;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.overturn.testing.WholePage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The windows board in a real browser: live in two at once, from the keyboard, and on paper. */
@OverturnTest
class WindowsInBrowserTest {

  /** Milliseconds; a busy machine is slow, not wrong. */
  private static final int PATIENCE = 60_000;

  private static final int SCREEN = 1440;
  private static final int PHONE = 390;

  @LocalServerPort int port;
  @Autowired TaskService tasks;
  @Autowired LiveBoards live;
  private final List<String> complaints = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();
  private SampleCases samples;
  private CaseNumber number;

  @BeforeEach
  void aFewClocksRun(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
    due(number, Duration.ofMinutes(42));
    Payer humana = new Payer("humana", "Humana", true);
    due(samples.start(samples.open("Testperson")), Duration.ofHours(3));
    due(samples.start(samples.open("Testperson", humana, "27447")), Duration.ofHours(20));
    due(samples.start(samples.open("Testperson")), Duration.ofHours(70));
    due(samples.open("Testperson", humana, "27447"), Duration.ofMinutes(-3));
    CaseNumber lapsed = samples.open("Testperson");
    due(lapsed, Duration.ofHours(-1));
    samples.lapsed(lapsed, DeadlineKind.CALL_WINDOW, "Nobody asked for the call in time.");
    tasks.setAssignee(task(number, "userTask_signLetter").getId(), "physician");
    tasks.setAssignee(
        task(samples.start(samples.open("Testperson")), "userTask_requestPeerToPeer").getId(),
        "coordinator");
  }

  @AfterEach
  void close() {
    pages.forEach(page -> page.context().close());
  }

  @Test
  void theBoardIsAccessibleAndFitsItsWidth() {
    Page page = board("supervisor");
    check(page, SCREEN, "windows");
    check(page, PHONE, "windows-phone");
    page.locator("button.reassign").first().click();
    page.locator("dialog[open]").waitFor();
    page.setViewportSize(SCREEN, 1000);
    check(page, SCREEN, "windows-reassign");
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aChangeShowsInTwoBrowsersWithoutReloading() {
    Page one = board("supervisor");
    Page two = board("coordinator");
    one.evaluate("window.untouched = true");

    due(number, Duration.ofMinutes(55));
    CaseNumber another = due(samples.open("Testperson"), Duration.ofMinutes(5));

    for (Page page : List.of(one, two)) {
      assertThat(page.locator("tr[data-clock]").nth(1)).containsText(another.value());
      assertThat(page.locator("tr[data-clock]").nth(2)).containsText("Wed, Nov 18, 10:55 AM EST");
    }
    assertThat(one.evaluate("window.untouched")).isEqualTo(true);

    tasks.claim(task(number, "userTask_requestPeerToPeer").getId(), "coordinator");

    for (Page page : List.of(one, two)) {
      assertThat(page.locator("tr[data-clock]").nth(2)).containsText("Carmen Ortiz");
    }
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void theBoardWorksFromTheKeyboardAndKeepsItsPlaceWhenItChanges() {
    Page page = board("supervisor");
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("k");
    assertThat(page.locator("tr:focus")).containsText(number.value());
    assertThat(page.locator("tr[tabindex='0']")).hasCount(1);

    due(samples.open("Testperson"), Duration.ofMinutes(1));
    assertThat(page.locator("tr[data-clock]").nth(1)).containsText("Wed, Nov 18, 10:01 AM EST");
    assertThat(page.locator("tr:focus")).containsText(number.value());

    page.keyboard().press("/");
    assertThat(page.locator("#whose")).isFocused();
    page.locator("tr[data-clock]").nth(2).focus();
    page.keyboard().press("Enter");
    page.waitForURL(address -> address.contains("/tasklist/") && address.contains("task="));
    assertThat(page.url()).contains(task(number, "userTask_requestPeerToPeer").getId());
  }

  @Test
  void aSupervisorReassignsATaskWithoutAMouse() {
    Page page = board("supervisor");
    page.locator("tr[data-clock]").nth(1).focus();
    page.keyboard().press("r");
    page.locator("dialog[open]").waitFor();
    assertThat(page.locator("#to")).isFocused();
    page.selectOption("#to", "coordinator");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    assertThat(page.locator("dialog")).isHidden();
    assertThat(page.locator("tr[data-clock]").nth(1)).containsText("Carmen Ortiz");
    assertThat(page.locator("tr:focus")).containsText(number.value());

    page.keyboard().press("r");
    assertThat(page.locator("#to option").first()).hasText("Back to coordinators");
    tasks.setAssignee(task(number, "userTask_requestPeerToPeer").getId(), null);
    page.locator("#reassign button[type=submit]").click();
    assertThat(page.locator("#reassign-refused")).containsText("Nobody has this task any more");
    page.keyboard().press("Escape");
    assertThat(page.locator("tr[data-clock]").nth(1)).containsText("Nobody yet");
  }

  @Test
  void lettersAreNoShortcutsForWhoeverTurnsThemOff() {
    Page page = board("supervisor");
    page.click(".keys summary");
    page.uncheck("#keys-on");
    page.reload();
    page.locator("tr[data-clock]").first().focus();
    page.keyboard().press("j");

    assertThat(page.locator("tr:focus")).hasAttribute("data-due", "" + due(-3));
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("tr:focus")).hasAttribute("data-due", "" + due(42));
  }

  @Test
  void theTimeLeftCountsDownByTheServersClock() {
    Page page = board("supervisor");
    assertThat(page.locator("tr[data-clock]").nth(1)).containsText("41 min left");
    assertThat(page.locator("tr[data-clock]").nth(1)).containsText("Last hour");

    TestClock.get().advance(Duration.ofMinutes(38));

    assertThat(page.locator("tr[data-clock]").nth(1).locator(".left-words"))
        .hasText(java.util.regex.Pattern.compile("3:\\d\\d min left"));
  }

  @Test
  void aBoardWhoseSessionEndedSaysSoAndOnesThatNobodyLooksAtLetGo() throws Exception {
    Page page = board("supervisor");
    Page other = WholePage.in(page.context().newPage());
    other.navigate("http://localhost:" + port + "/cases");
    other.click("text=Sign out");

    assertThat(page.locator("#not-live")).containsText("You are signed out");
    page.context().close();
    pages.clear();
    await().until(() -> live.size() == 0);
  }

  @Test
  void theBoardPrintsOnPaperWithoutWhatOnlyAScreenNeeds() throws Exception {
    Page page = board("supervisor");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator(".filters")).isHidden();
    assertThat(page.locator("header.site")).isHidden();
    assertThat(page.locator(".reassign").first()).isHidden();
    assertThat(page.locator(".printed")).isVisible();
    picture(page, "windows-print");
    Path paper = Path.of("target", "screenshots", "windows.pdf");
    page.pdf(new Page.PdfOptions().setPath(paper).setPreferCSSPageSize(true));
    try (PDDocument printed = Loader.loadPDF(paper.toFile())) {
      assertThat(printed.getNumberOfPages()).isLessThanOrEqualTo(2);
      String text = new PDFTextStripper().getText(printed).replaceAll("\\s+", " ");
      assertThat(text).contains("Last hour", "Wed, Nov 18, 10:42 AM EST", "Nobody yet");
      assertThat(text).contains("Lapsed in the last day").doesNotContain("Testperson");
    }
  }

  private Page board(String user) {
    Page page =
        WholePage.in(
            Chromium.browser()
                .newContext(
                    new Browser.NewContextOptions()
                        .setTimezoneId("America/Los_Angeles")
                        .setLocale("en-US"))
                .newPage());
    pages.add(page);
    page.context().setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) && !message.location().contains("/favicon.ico")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.setViewportSize(SCREEN, 1000);
    Visitor.signsIn(page, "http://localhost:" + port, user);
    page.navigate("http://localhost:" + port + "/windows");
    page.locator(".live.is-live").waitFor();
    return page;
  }

  private void check(Page page, int width, String picture) {
    page.setViewportSize(width, 1000);
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("wider than %d", width)
        .isEqualTo(false);
    picture(page, picture);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as("at %d", width)
        .extracting(Rule::getId)
        .isEmpty();
  }

  /** For people to look at. */
  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  private Task task(CaseNumber of, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(of.value())
        .taskDefinitionKey(element)
        .singleResult();
  }

  private CaseNumber due(CaseNumber of, Duration in) {
    samples.due(of, DeadlineKind.CALL_WINDOW, TestClock.START.plus(in), DeadlineSource.RULE);
    return of;
  }

  private static long due(int minutes) {
    return TestClock.START.plus(Duration.ofMinutes(minutes)).toEpochMilli();
  }
}
