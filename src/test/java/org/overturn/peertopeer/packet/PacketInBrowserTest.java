package org.overturn.peertopeer.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The packet in a real browser, by keyboard, at the widths of a screen, a tab and a phone. */
@OverturnTest
class PacketInBrowserTest {

  private static final int PATIENCE = 120_000;

  @LocalServerPort int port;
  private final List<String> complaints = new ArrayList<>();
  private Page page;
  private CaseNumber number;

  @BeforeEach
  void aPhysicianSignsIn(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
    PacketFixture.evidence(EvidenceFixture.in(application), number);
    page = Chromium.browser().newContext().newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) && !message.location().contains("/favicon.ico")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.navigate("http://localhost:" + port + "/login");
    page.fill("#username", "physician");
    page.fill("#password", "physician");
    page.click("button[type=submit]");
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.context().close();
    }
  }

  @Test
  void thePageIsAccessibleAndFitsAScreenATabAndAPhone() {
    String address = "/cases/" + number + "/packet";
    for (int width : List.of(1280, 560, 390)) {
      open(address + (width == 560 ? "?embedded=true" : ""), width);
      picture("packet-" + width);
      check(address + " at " + width);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      check(address + " opened at " + width);
    }
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aPhysicianWritesByKeyboardAndWhatIsRefusedStays() {
    open("/cases/" + number + "/packet", 1280);
    page.focus("#lead-words");
    page.keyboard().press("Control+A");
    page.keyboard().type("One thing. Another thing. A third thing.");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForSelector(".banner-bad");

    assertThat(page.locator(".banner-bad").innerText()).contains("3 sentences");
    assertThat(page.inputValue("#lead-words"))
        .isEqualTo("One thing. Another thing. A third thing.");
    check("refused");
    picture("packet-refused");

    page.fill("#lead-words", "She cannot work. We ask for the MRI.");
    page.click("form[action$='/packet/lead'] button");
    page.waitForURL("**/packet#part-lead");
    assertThat(page.locator("#part-lead").innerText())
        .contains("She cannot work. We ask for the MRI.", "written by physician on Nov ");

    page.click("[id='statement-fact_3a_Procedure_2f_3'] button");
    page.waitForSelector(".packet-struck");
    assertThat(page.locator(".packet-struck").innerText()).contains("Physical therapy");
    picture("packet-struck");
    check("struck");
  }

  private void check(String what) {
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is too wide", what)
        .isEqualTo(false);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(what)
        .extracting(Rule::getId)
        .isEmpty();
  }

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
