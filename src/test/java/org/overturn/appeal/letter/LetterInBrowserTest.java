package org.overturn.appeal.letter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The letter in a real browser: written by keyboard, by two people, on a screen and a phone. */
@OverturnTest
class LetterInBrowserTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  private SampleCases samples;
  private LetterFixture letters;
  private EvidenceFixture evidence;
  private Visitor physician;
  private Visitor coordinator;
  private CaseNumber number;
  private String address;

  @BeforeEach
  void aCaseWithALetter(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    letters = LetterFixture.in(application);
    evidence = EvidenceFixture.in(application);
    number = samples.start(samples.open("Testperson"));
    letters.acceptsAll(number, "physician");
    address = letters.letter(number).address(number.value());
    physician = Visitor.signedIn("physician", port);
  }

  @AfterEach
  void close() {
    physician.close();
    if (coordinator != null) {
      coordinator.close();
    }
  }

  @Test
  void theLetterIsAccessibleAndFitsAScreenATabAndAPhone() {
    for (int width : List.of(1280, 560, 390)) {
      physician.opens(address + (width == 560 ? "?embedded=true" : ""), width);
      opened(physician);
      sentence(physician, 8).focus();
      physician.keepsPicture("letter-" + width);
      physician.canUse(address + " at " + width);
    }
    physician.opens(address + "/history", 390);
    physician.canUse("history at 390");
    assertThat(physician.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aSentenceIsWrittenByKeyboardNeedsASourceAndGetsOne_R64() {
    Page page = page(physician);
    sentence(physician, 12).focus();
    page.keyboard().press("Control+A");
    page.keyboard().type("She has not slept through a night since May.");
    saved(physician);
    assertThat(page.locator("#hindrances")).containsText("1 sentence is in a person's own words");
    assertThat(page.locator(".said-none")).hasCount(1);
    physician.keepsPicture("letter-uncited");
    physician.canUse("a sentence without a source");
    assertThat(letters.hindrances(number)).hasSize(1);

    page.keyboard().press("Alt+KeyS");
    assertThat(page.locator("#sentence")).isFocused();
    page.locator("#find-source").fill("denial notice");
    page.locator("#sentence .choices label:visible input").first().check();
    page.click("#use-sources");
    assertThat(page.locator("#hindrances")).containsText("Nothing stands in the way.");
    saved(physician);
    assertThat(page.locator("#sentence .side-facts")).containsText("Denial notice");
    assertThat(page.locator("#sentence .side-facts")).containsText("What it was in the draft");
    physician.keepsPicture("letter-cited");
    assertThat(letters.hindrances(number)).isEmpty();

    page.reload();
    opened(physician);
    assertThat(sentence(physician, 12)).hasText("She has not slept through a night since May.");
    sentence(physician, 12).focus();
    page.click("#undo");
    saved(physician);
    assertThat(page.locator(".said-hand")).hasCount(0);
    page.navigate(page.url() + "/history");
    assertThat(page.locator("main")).containsText("Back to the draft's words");
    assertThat(page.locator("main")).containsText("Sources chosen");
    physician.keepsPicture("letter-history");
  }

  @Test
  void aSentenceAndAParagraphAreAddedStruckAndPutBackByKeyboard() {
    Page page = page(physician);
    sentence(physician, 12).focus();
    page.keyboard().press("Enter");
    page.keyboard().type("I have seen her six times.");
    saved(physician);
    page.click("#use-own");
    saved(physician);
    assertThat(page.locator("#sentence")).containsText("The physician’s own statement");
    page.keyboard().press("Escape");
    page.keyboard().press("Shift+Enter");
    page.keyboard().type("Please call me.");
    saved(physician);
    page.click("#use-courtesy");
    saved(physician);
    assertThat(page.locator("#hindrances")).containsText("Nothing stands in the way.");
    page.click("#strike");
    assertThat(page.locator(".said-struck")).hasText("Please call me.");
    saved(physician);
    assertThat(letters.says(number))
        .contains("I have seen her six times.")
        .doesNotContain("Please call me.");
    page.click("#restore");
    saved(physician);
    assertThat(page.locator(".said-struck")).hasCount(0);
    assertThat(letters.says(number)).contains("Please call me.");
  }

  @Test
  void twoWhoWriteTheSameSentenceSeeBothTextsAndNoneIsLost() {
    Page mine = page(physician);
    coordinator = Visitor.signedIn("coordinator", port);
    Page theirs = page(coordinator);
    String key = sentence(physician, 12).getAttribute("data-key");
    String other = sentence(physician, 9).getAttribute("data-key");
    // the physician's device is off the network while the coordinator writes the same sentence
    mine.context().setOffline(true);
    said(mine, key).fill("My words.");
    said(mine, other).fill("My other words.");
    assertThat(mine.locator("#not-saved")).containsText("no network");
    said(theirs, key).fill("Their words.");
    saved(coordinator);
    mine.context().setOffline(false);

    assertThat(mine.locator(".conflict")).containsText("Now in the letter: Their words.");
    assertThat(said(mine, key)).hasText("My words.");
    physician.canUse("two texts");
    physician.keepsPicture("letter-two-texts");
    await()
        .untilAsserted(
            () -> assertThat(letters.says(number)).contains("Their words.", "My other words."));
    assertThat(letters.says(number)).doesNotContain("My words.");

    mine.locator(".conflict button").first().click();
    saved(physician);
    assertThat(letters.says(number)).contains("My words.").doesNotContain("Their words.");
    assertThat(
            jdbc.sql("select words_after from overturn.letter_revision").query(String.class).list())
        .contains("Their words.", "My words.", "My other words.");
    theirs.reload();
    opened(coordinator);
    assertThat(said(theirs, key)).hasText("My words.");
    said(theirs, key).focus();
    assertThat(theirs.locator("#sentence")).not().containsText("own statement as physician");
  }

  @Test
  void whatChangedSinceTheDraftIsProposedAndAcceptedOrDismissed_R48() {
    evidence.chart(number);
    samples.change(number, denial -> denial.certifiedExpedited());
    evidence.policy(
        number,
        List.of(
            new org.overturn.evidence.Criterion(
                "six-weeks",
                "B.2",
                "Six weeks of conservative care",
                org.overturn.evidence.CriterionKind.TREATMENT,
                "",
                org.overturn.evidence.Criterion.Need.NONE,
                "Therapy notes",
                "")));
    Page page = page(physician);
    assertThat(page.locator("#proposals .proposal").first()).isVisible();
    assertThat(page.locator("#proposals")).containsText("Six weeks of conservative care");
    physician.keepsPicture("letter-proposals");
    physician.canUse("proposals");
    Locator asked =
        page.locator(
            ".proposal", new Page.LocatorOptions().setHasText("Six weeks of conservative care"));
    int before = page.locator("#proposals .proposal").count();
    asked.first().locator("button").first().click();
    assertThat(page.locator("#proposals .proposal")).hasCount(before - 1);
    assertThat(page.locator("#paper")).containsText("Six weeks of conservative care");
    page.locator("#proposals .proposal").first().locator("button").nth(1).click();
    saved(physician);
    if (page.locator("#accept-all").isVisible()) {
      page.click("#accept-all");
      saved(physician);
    }
  }

  @Test
  void whoMayOnlyReadReadsAndASealedLetterIsNotChanged() {
    try (Visitor supervisor = Visitor.signedIn("supervisor", port)) {
      supervisor.opens(address, 1280);
      opened(supervisor);
      assertThat(supervisor.page().locator("main")).containsText("Physicians write in this letter");
      assertThat(supervisor.page().locator("[contenteditable]")).hasCount(0);
      supervisor.canUse("read only");
    }
  }

  private Page page(Visitor visitor) {
    visitor.opens(address, 1280);
    opened(visitor);
    return visitor.page();
  }

  private static void opened(Visitor visitor) {
    assertThat(visitor.page().locator("#paper-card")).hasAttribute("aria-busy", "false");
  }

  private static void saved(Visitor visitor) {
    visitor.page().waitForTimeout(150);
    assertThat(visitor.page().locator("#saved")).hasText(Pattern.compile("^Saved\\. .*"));
  }

  private static Locator sentence(Visitor visitor, int place) {
    return visitor.page().locator("#paper .said").nth(place);
  }

  private static Locator said(Page page, String key) {
    return page.locator("#paper .said[data-key='" + key + "']");
  }
}
