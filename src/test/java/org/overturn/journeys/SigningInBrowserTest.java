package org.overturn.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.overturn.appeal.letter.LetterFixture;
import org.overturn.appeal.letter.LetterState;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A physician at work on a letter: from Tasklist to its page and back, until it is sealed. */
@OverturnTest
@Import(Journey.class)
class SigningInBrowserTest {

  @LocalServerPort int port;
  @Autowired Journey journey;
  @Autowired ApplicationContext application;
  private Tasklist tasklist;

  @AfterEach
  void close() {
    tasklist.close();
  }

  @Test
  void anUncitedSentenceKeepsTheLetterFromBeingSignedUntilItHasASource_R60_R64() {
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    LetterFixture letters = LetterFixture.in(application);
    tasklist = Tasklist.signedInAs("physician", Chromium.browser(), "http://localhost:" + port);
    String task = journey.task("userTask_signLetter").getId();
    tasklist.opens(task);
    tasklist.letsTheDraftSettle();
    Page letter =
        tasklist
            .page()
            .waitForPopup(() -> tasklist.page().click(".task-details a.overturn-letter-link"));
    letter.setDefaultTimeout(60_000);
    writes(letter, "Zyxtyped She cannot sit for ten minutes.");
    assertThat(letter.locator("#hindrances")).containsText("without a source");
    theTaskHasTheLetterAsItIsNow(letters);

    assertThat(tasklist.isRefused(task, "sign-letter", Answers.urgentSignature()))
        .contains("without a source")
        .doesNotContain("Zyxtyped");
    assertThat(journey.openTasks()).contains("userTask_signLetter");

    letter.bringToFront();
    letter.click("#use-own");
    assertThat(letter.locator("#hindrances")).containsText("Nothing stands in the way.");
    saved(letter);
    tasklist.page().bringToFront();
    theTaskHasTheLetterAsItIsNow(letters);
    tasklist.completes(task, "sign-letter", Answers.urgentSignature());
    assertThat(journey.openTasks()).doesNotContain("userTask_signLetter");

    LetterState sealed = letters.letter(journey.number());
    assertThat(sealed.isSealed()).isTrue();
    assertThat(sealed.signature().certification())
        .startsWith("I certify")
        .contains("ability of the patient to regain maximum function", "29 CFR 2560.503-1(m)(1)");
    letter.bringToFront(); // and hears within seconds that it is sealed
    assertThat(letter.locator("main")).containsText("I certify, as a physician");
    assertThat(letter.locator("main")).containsText("Zyxtyped She cannot sit for ten minutes.");
    assertThat(letter.locator("main")).containsText(sealed.sha256());
    assertThat(letter.locator("[contenteditable]")).hasCount(0);
    letter.screenshot(
        new Page.ScreenshotOptions()
            .setPath(java.nio.file.Path.of("target", "screenshots", "letter-sealed.png"))
            .setFullPage(true));
  }

  /** It comes from the letter's page, by itself, and a form that is being filled could lose it. */
  private void theTaskHasTheLetterAsItIsNow(LetterFixture letters) {
    assertThat(tasklist.page().locator("[id$='-Field_letterRevision']").first())
        .hasValue(String.valueOf(letters.letter(journey.number()).revision()));
    tasklist.page().waitForTimeout(1000); // until the form has taken over what was typed into it
  }

  private static void writes(Page letter, String words) {
    assertThat(letter.locator("#paper-card")).hasAttribute("aria-busy", "false");
    letter.locator("#paper .paper-text .said").first().focus();
    letter.keyboard().press("Enter");
    letter.keyboard().type(words);
    saved(letter);
  }

  private static void saved(Page letter) {
    letter.waitForTimeout(150);
    assertThat(letter.locator("#saved")).hasText(Pattern.compile("^Saved\\. .*"));
  }
}
