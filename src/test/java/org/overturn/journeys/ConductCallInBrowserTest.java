package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.denial.CallTrack;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.overturn.testing.WholePage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call played to each of its ends on the page of the call, in a real browser. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataElsewhere.class)
class ConductCallInBrowserTest {

  /** Milliseconds; a busy machine is slow, not wrong. */
  private static final int PATIENCE = 60_000;

  private static final int SCREEN = 1280;
  private static final int PHONE = 390;
  private static final Duration TWELVE_MINUTES = Duration.ofMinutes(12);

  @LocalServerPort int port;
  @Autowired Journey journey;
  @Autowired JdbcClient jdbc;

  private int opened;
  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> devices = new ArrayList<>();

  @AfterEach
  void closeDevices() {
    devices.forEach(BrowserContext::close);
  }

  @Test
  void aCallIsHeldAndRecordedOnItsPage() {
    scheduled();
    Page page = device("physician", SCREEN);
    CallInBrowser call = new CallInBrowser(page).opens(address());
    accessible(page, "the page before the call");
    assertThat(page.locator(".call-packet").innerText())
        .contains("Zyxmarked Qvphitest")
        .contains("Why it was denied")
        .contains("The service is not medically necessary")
        .contains("CPT 72148");
    picture(page, "call-before");

    call.putsOnRecord("Zyxtyped Dr. Reviewer", "Family medicine").isSaved();
    assertThat(page.locator("#mismatch").innerText())
        .contains("The reviewer's specialty differs from the case's: Orthopedics")
        .contains("same or a similar specialty");
    page.check("#note-sameSpecialtyAsked");
    call.holds(TWELVE_MINUTES)
        .notesAClaim("Zyxtyped No conservative care was shown")
        .types("criterionFailed", "Zyxtyped Six weeks of therapy")
        .chooses("callOutcome", "overturned")
        .types("promisedReference", "AUTH-77")
        .isPromised("Reviewer", "Zyxtyped Letter by fax")
        .isSaved();
    assertThat(page.locator("#clock").innerText()).matches("1[12]:\\d\\d");
    assertThat(page.locator("#saved").innerText()).matches("Saved \\d+:\\d\\d:\\d\\d AM EST");
    accessible(page, "the page of a call that was held");
    picture(page, "call-held");

    call.completes();
    assertThat(page.locator("main").innerText())
        .contains("overturned")
        .contains("No conservative care was shown")
        .contains("Reviewer: Zyxtyped Letter by fax")
        .contains("The reviewer's specialty differs from the case's");
    accessible(page, "the record");
    picture(page, "call-record");
    assertThat(journey.openTasks()).contains("userTask_confirmAuthorization");
    assertThat((String) page.evaluate("JSON.stringify(sessionStorage)")).doesNotContain("Zyxtyped");
    nothingOnTheDisk(page);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aCallIsPlayedToEachOfItsEndsOnAPhoneAndOnAScreen() {
    Map<String, CallTrack> ends = new LinkedHashMap<>();
    ends.put("upheld", CallTrack.UPHELD);
    ends.put("partially-overturned", CallTrack.OVERTURNED);
    ends.put("partially-overturned, declined", CallTrack.UPHELD);
    ends.put("more-information-requested", CallTrack.DOCUMENTS_REQUESTED);
    ends.put("decision-to-follow", CallTrack.AWAITING_DECISION);
    ends.put("wrong-specialty", CallTrack.TO_SCHEDULE);
    ends.put("reviewer-absent", CallTrack.TO_SCHEDULE);
    Page phone = device("physician", PHONE);
    Page screen = device("physician", SCREEN);
    boolean onPhone = true;
    for (Map.Entry<String, CallTrack> end : ends.entrySet()) {
      Page page = onPhone ? phone : screen;
      plays(page, end.getKey(), end.getValue());
      onPhone = !onPhone;
    }
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  private void plays(Page page, String end, CallTrack after) {
    scheduled();
    CallInBrowser call = new CallInBrowser(page).opens(address());
    String outcome = end.split(",")[0];
    if (outcome.equals("reviewer-absent")) {
      call.chooses("callOutcome", outcome);
    } else {
      Map<String, Object> answers = new HashMap<>(Answers.call(outcome));
      answers.put("partialAccepted", end.endsWith("declined") ? "no" : "yes");
      call.notes(answers).holds(TWELVE_MINUTES).notesAClaim("Zyxtyped Nothing was tried");
    }
    call.isSaved();
    assertThat(page.locator("#missing").innerText()).as(end).contains("Nothing is missing.");
    fits(page, end);
    accessible(page, end);
    picture(page, "call-" + end.replace(", ", "-"));
    call.completes();
    fits(page, "the record of " + end);
    accessible(page, "the record of " + end);
    assertThat(journey.denial().callTrack()).as(end).isEqualTo(after);
  }

  @Test
  void whatIsMissingLeadsToItsFieldAndNothingIsRecorded() {
    scheduled();
    Page page = device("physician", PHONE);
    CallInBrowser call = new CallInBrowser(page).opens(address());
    call.chooses("callOutcome", "upheld").isSaved();
    page.click("#complete");
    page.locator("#missing:focus").waitFor();
    page.locator("#missing a:has-text('what would change the decision')").click();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("note-furtherInformation");
    assertThat(page.locator("#missing li").allInnerTexts())
        .anyMatch(words -> words.contains("R34"))
        .anyMatch(words -> words.contains("R39"))
        .anyMatch(words -> words.contains("R37"));
    journey.task("userTask_conductCall");
    picture(page, "call-missing-phone");
  }

  @Test
  void aLostNetworkLosesNothingAndSaysSo() {
    scheduled();
    Page page = device("physician", SCREEN);
    CallInBrowser call = new CallInBrowser(page).opens(address());
    call.types("reviewerName", "Zyxtyped Dr. Before").isSaved();
    page.context().setOffline(true);
    call.types("criterionFailed", "Zyxtyped While the network is away")
        .notesAClaim("Zyxtyped A claim without a network");
    assertThat(call.warning()).startsWith("Not saved yet: no network.");
    accessible(page, "the page without a network");
    picture(page, "call-offline");
    assertThat(notes()).doesNotContain("While the network is away");
    nothingOnTheDisk(page);

    page.context().setOffline(false);
    call.isSaved();
    assertThat(notes()).contains("While the network is away", "A claim without a network");
    assertThat(page.locator("#not-saved").isVisible()).isFalse();
    page.reload();
    call.isThere();
    assertThat(call.value("criterionFailed")).isEqualTo("Zyxtyped While the network is away");
    assertThat(page.locator("#claims input").inputValue())
        .isEqualTo("Zyxtyped A claim without a network");
  }

  @Test
  void whatWasNotSavedWhenThePageIsReloadedIsSentThen() {
    scheduled();
    Page page = device("physician", SCREEN);
    CallInBrowser call = new CallInBrowser(page).opens(address());
    page.route("**/call/notes", route -> route.abort());
    call.types("remarks", "Zyxtyped Typed before the laptop was closed");
    call.warning();
    page.unroute("**/call/notes");
    page.onDialog(dialog -> dialog.accept());
    page.reload();
    call.isThere().isSaved();
    assertThat(notes()).contains("Typed before the laptop was closed");
    complaints.clear();
  }

  @Test
  void twoDevicesWriteTheSameNotesAndNeitherLosesItsWords() {
    scheduled();
    Page desk = device("physician", SCREEN);
    Page phone = device("physician", PHONE);
    CallInBrowser atDesk = new CallInBrowser(desk).opens(address());
    CallInBrowser onPhone = new CallInBrowser(phone).opens(address());
    phone.context().setOffline(true); // or it might have looked at what the desk wrote
    atDesk.types("criterionFailed", "Zyxtyped As the desk heard it").isSaved();
    onPhone.types("criterionFailed", "Zyxtyped As the phone heard it");
    phone.context().setOffline(false);
    onPhone.isSaved();
    assertThat(phone.locator(".aside").innerText()).contains("As the desk heard it");
    accessible(phone, "two devices");
    picture(phone, "call-two-devices");

    desk.reload();
    atDesk.isThere();
    assertThat(atDesk.value("criterionFailed")).isEqualTo("Zyxtyped As the phone heard it");
    desk.click(".aside button:has-text('Add it to the note')");
    atDesk.isSaved();
    assertThat(atDesk.value("criterionFailed"))
        .isEqualTo("Zyxtyped As the phone heard it\nZyxtyped As the desk heard it");
    assertThat(desk.locator(".aside").count()).isZero();
  }

  @Test
  void aSessionThatEndedIsTakenUpInAnotherTab() {
    scheduled();
    Page page = device("physician", SCREEN);
    CallInBrowser call = new CallInBrowser(page);
    Request look =
        page.waitForRequest(
            request -> request.url().endsWith("/notes"), () -> call.opens(address()));
    assertThat(look.headerValue("X-Idle-Seconds")).as("what tells a look from an act").isNotNull();
    page.context().clearCookies();
    call.types("remarks", "Zyxtyped Typed after the session had ended");
    assertThat(call.warning()).contains("you are signed out").contains("Sign in in another tab");
    assertThat(notes()).doesNotContain("after the session had ended");

    Page tab = WholePage.in(page.context().newPage());
    signIn(tab, "physician");
    call.isSaved();
    assertThat(notes()).contains("Typed after the session had ended");
  }

  @Test
  void aCallIsWrittenDownWithTheKeyboardAlone() {
    scheduled();
    Page page = device("physician", SCREEN);
    CallInBrowser call = new CallInBrowser(page).opens(address());
    page.focus("#start-call");
    page.keyboard().press("Enter");
    call.isSaved();
    TestClock.get().advance(TWELVE_MINUTES);
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("end-call");
    call.notesAClaim("Zyxtyped First claim");
    page.keyboard().press("Enter");
    page.keyboard().type("Zyxtyped Second claim");
    page.focus("#note-reviewerName");
    page.keyboard().type("Zyxtyped Dr. Keys");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().type("Orthopaedic Surgery");
    page.focus("#end-call");
    page.keyboard().press("Enter");
    page.focus("#note-callOutcome input");
    page.keyboard().press("Space");
    call.isSaved();
    page.focus("#complete");
    page.keyboard().press("Enter");
    page.waitForURL("**/calls/**");
    assertThat(page.locator("main").innerText())
        .contains("Orthopaedic Surgery", "First claim", "Second claim", "overturned")
        .doesNotContain("Mismatch");
  }

  @Test
  void aTimeIsPutRightByHandInThePracticesZone() {
    scheduled();
    Page page = device("physician", SCREEN);
    CallInBrowser call = new CallInBrowser(page).opens(address());
    page.click("#start-call");
    call.isSaved();
    page.fill("#note-startedAt", "2026-11-18T09:58:30");
    page.locator("#note-startedAt").blur();
    call.isSaved();
    assertThat(notes()).contains("2026-11-18T14:58:30Z");
    assertThat(page.locator("#zone-help").innerText()).contains("America/New_York");
  }

  private String notes() {
    return jdbc.sql("select coalesce(string_agg(notes::text, ''), '') from overturn.call_record")
        .query(String.class)
        .single();
  }

  private void scheduled() {
    Notices denial = Notices.clinical().numbered("REF-" + ++opened);
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles();
  }

  private static void nothingOnTheDisk(Page page) {
    assertThat((String) page.evaluate("JSON.stringify(localStorage)")).doesNotContain("Zyxtyped");
  }

  private String address() {
    return base() + "/cases/" + journey.number() + "/call";
  }

  private String base() {
    return "http://localhost:" + port;
  }

  /** A browser of its own, in which this person is signed in. */
  private Page device(String user, int width) {
    BrowserContext device = Chromium.browser().newContext();
    devices.add(device);
    device.setDefaultTimeout(PATIENCE);
    Page page = WholePage.in(device.newPage());
    page.setViewportSize(width, 900);
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) && !message.location().contains("/favicon.ico")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
    signIn(page, user);
    return page;
  }

  private void signIn(Page page, String user) {
    Visitor.signsIn(page, base(), user);
  }

  private static void accessible(Page page, String what) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(what)
        .extracting(Rule::getId)
        .isEmpty();
  }

  private static void fits(Page page, String what) {
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is wider than its screen", what)
        .isEqualTo(false);
  }

  /** For people to look at. */
  private static void picture(Page page, String name) {
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }
}
