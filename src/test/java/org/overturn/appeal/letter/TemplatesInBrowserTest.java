package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the letters' wording in a real browser, on a desk and on a phone. */
@OverturnTest
class TemplatesInBrowserTest {

  private static final int SCREEN = 1280;
  private static final int PHONE = 390;

  @LocalServerPort int port;
  private Visitor visitor;
  private Page page;

  @BeforeEach
  void open() {
    TestClock.get().moveTo("2026-11-23T09:00", "America/New_York");
    visitor = Visitor.anonymous(port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    visitor.close();
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void thePhysicianReadsTheWordingAndWhatEachSentenceRestsOn() {
    visitor.signsIn("physician");
    check("/letters", SCREEN, "letters");
    check("/letters", PHONE, "letters-phone");
    visitor.opens("/letters", SCREEN);
    page.click("main >> text=Internal appeal >> nth=0");
    assertThat(page.locator(".drafted").innerText())
        .contains("Criterion B.2 asks")
        .contains("SP-3.1, version 2026.1, section B.2");
    assertThat(page.locator("text=Edit as a new version").count()).isZero();
    check("/letters/internal-appeal", SCREEN, "letter-template");
    check("/letters/internal-appeal?sample=bare", PHONE, "letter-template-phone");
    assertThat(page.locator(".drafted").innerText()).doesNotContain("Criterion");
  }

  @Test
  void theOwnerTriesANewWordingOnTheSampleCasesBeforeItCounts() {
    visitor.signsIn("owner");
    visitor.opens("/letters/withdrawal", SCREEN);
    page.click("text=Edit as a new version");
    String before = page.inputValue("#text");

    page.fill("#text", before + "\nWe thank [(${payer.nam})].\n");
    page.fill("#note", "A word of thanks");
    page.click("text=Put in force");
    assertThat(page.locator(".banner-bad").innerText())
        .contains("there is no name payer.nam; perhaps payer.name is meant");
    assertThat(page.inputValue("#note")).isEqualTo("A word of thanks");
    visitor.canUse("a refused wording");
    visitor.keepsPicture("letter-refused");

    page.fill("#text", before + "\nWe thank [(${payer.name})].\n");
    page.selectOption("#sample", "no-policy");
    page.click("text=Try on the sample cases");
    assertThat(page.locator(".drafted").innerText()).contains("We thank Regence.");
    check(null, SCREEN, "letter-edit");
    check(null, PHONE, "letter-edit-phone");
    page.setViewportSize(SCREEN, 900);

    page.click("text=Put in force");
    assertThat(page.locator(".banner-good").innerText()).startsWith("Version 2 is in force.");
    page.click("text=Compare with version 2");
    assertThat(page.locator(".difference-new").first().innerText()).isNotNull();
    assertThat(page.locator(".difference").innerText()).contains("We thank [(${payer.name})].");
    check(null, SCREEN, "letter-compared");
  }

  @Test
  void whatTwoOwnersTypeIsNotLost() {
    visitor.signsIn("owner");
    visitor.opens("/letters/withdrawal/edit", SCREEN);
    try (Visitor other = Visitor.signedIn("owner", port)) {
      other.opens("/letters/withdrawal/edit", SCREEN);
      other.page().fill("#text", other.page().inputValue("#text") + "\nOne sentence.\n");
      other.page().fill("#note", "first");
      other.page().click("text=Put in force");
      assertThat(other.page().locator(".banner-good").innerText()).contains("Version 2");
    }
    page.fill("#text", page.inputValue("#text") + "\nAnother sentence.\n");
    page.fill("#note", "second");
    page.click("text=Put in force");
    assertThat(page.locator(".banner-warn").innerText())
        .contains("has put version 2 in force meanwhile")
        .contains("Another sentence.");
    visitor.canUse("two owners at once");
    visitor.keepsPicture("letter-meanwhile");
    assertThat(page.inputValue("#text")).contains("Another sentence.");

    page.click("text=Put in force");
    assertThat(page.locator(".banner-good").innerText()).contains("Version 3");
  }

  private void check(String address, int width, String name) {
    if (address == null) {
      page.setViewportSize(width, 900);
    } else {
      visitor.opens(address, width);
    }
    visitor.canUse(name);
    visitor.keepsPicture(name);
  }
}
