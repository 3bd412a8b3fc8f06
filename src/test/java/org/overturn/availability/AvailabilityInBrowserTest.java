package org.overturn.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.overturn.testing.WholePage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of /availability in a real browser, by keyboard, at several widths. */
@OverturnTest
class AvailabilityInBrowserTest {

  /** Milliseconds; a busy machine is slow, not wrong. */
  private static final int PATIENCE = 120_000;

  @LocalServerPort int port;
  @Autowired Availability availability;
  private Page page;

  @AfterEach
  void close() {
    page.context().close();
  }

  @Test
  void aPhysicianKeepsTheirWeekAndTimeOffWithTheKeyboardAlone() {
    signIn("physician");
    page.navigate(address("/availability"));
    page.locator("[aria-label='Monday, working hours']").focus();
    page.keyboard().type("8-12, 13-17");
    page.keyboard().press("Tab");
    page.keyboard().type("9:00 AM to 11:00 AM");
    page.locator("#specialty").focus();
    page.keyboard().type("Orthopedic surgery");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));

    assertThat(page.locator("[role=status]").innerText()).isEqualTo("Kept.");
    assertThat(page.locator("[aria-label='Monday, working hours']").inputValue())
        .isEqualTo("8:00 AM to 12:00 PM, 1:00 PM to 5:00 PM");
    page.locator("#firstDay").fill("2026-12-24");
    page.locator("#lastDay").fill("2026-12-26");
    page.locator("#lastDay").press("Enter");
    assertThat(page.locator(".off-line").innerText())
        .contains("From Thu, Dec 24, 2026, 12:00 AM EST to Sun, Dec 27, 2026, 12:00 AM EST");
    check("availability-own");

    page.locator("[aria-label='Tuesday, working hours']").fill("8-5");
    page.locator("[aria-label='Tuesday, working hours']").press("Enter");
    assertThat(page.locator("[role=alert]").innerText())
        .startsWith("Tuesday, working hours: the hours end before they start");
    check("availability-refused");
  }

  @Test
  void aSupervisorSeesWhoWorksWhenAndWhoIsAway() {
    availability.enter(
        "physician",
        Map.of(
            "working.1",
            "8-17",
            "working.2",
            "8-17",
            "working.3",
            "8-17",
            "clinic.1",
            "9-12",
            "specialty",
            "Orthopedic surgery"),
        "physician");
    signIn("supervisor");
    page.navigate(address("/availability/coordinator"));
    page.locator("#firstDay").fill("2026-11-18");
    page.locator("#lastDay").fill("2026-11-19");
    page.locator("text=Add the time off").last().click();
    page.navigate(address("/availability"));

    assertThat(page.locator("table.people").innerText())
        .contains("Anselm Okafor", "Mon to Wed 8:00 AM to 5:00 PM", "Mon 9:00 AM to 12:00 PM")
        .contains("Away until Fri, Nov 20, 12:00 AM EST");
    check("availability-everybody");
  }

  private void signIn(String user) {
    page = WholePage.in(Chromium.browser().newContext().newPage());
    page.setDefaultTimeout(PATIENCE);
    Visitor.signsIn(page, address(""), user);
  }

  /** Axe finds nothing, the page fits its width, and people can look at it. */
  private void check(String name) {
    for (int width : new int[] {1280, 390}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
          .as("%s is wider than %d", name, width)
          .isEqualTo(false);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as("%s at %d", name, width)
          .extracting(Rule::getId)
          .isEmpty();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target", "screenshots", name + "-" + width + ".png"))
              .setFullPage(true));
    }
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
