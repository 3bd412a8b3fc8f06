package org.overturn.peertopeer.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
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

/** The packet in a real browser, by keyboard, at the widths of a screen, a tab and a phone. */
@OverturnTest
class PacketInBrowserTest {

  @LocalServerPort int port;
  private Visitor visitor;
  private Page page;
  private CaseNumber number;

  @BeforeEach
  void aPhysicianSignsIn(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
    PacketFixture.evidence(EvidenceFixture.in(application), number);
    visitor = Visitor.signedIn("physician", port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void thePageIsAccessibleAndFitsAScreenATabAndAPhone() {
    String address = "/cases/" + number + "/packet";
    for (int width : List.of(1280, 560, 390)) {
      visitor.opens(address + (width == 560 ? "?embedded=true" : ""), width);
      visitor.keepsPicture("packet-" + width);
      visitor.canUse(address + " at " + width);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      visitor.canUse(address + " opened at " + width);
    }
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aPhysicianWritesByKeyboardAndWhatIsRefusedStays() {
    visitor.opens("/cases/" + number + "/packet", 1280);
    page.focus("#lead-words");
    page.keyboard().press("Control+A");
    page.keyboard().type("One thing. Another thing. A third thing.");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForSelector(".banner-bad");

    assertThat(page.locator(".banner-bad").innerText()).contains("3 sentences");
    assertThat(page.inputValue("#lead-words"))
        .isEqualTo("One thing. Another thing. A third thing.");
    visitor.canUse("refused");
    visitor.keepsPicture("packet-refused");

    page.fill("#lead-words", "She cannot work. We ask for the MRI.");
    page.click("form[action$='/packet/lead'] button");
    page.waitForURL("**/packet#part-lead");
    assertThat(page.locator("#part-lead").innerText())
        .contains("She cannot work. We ask for the MRI.", "written by physician on Nov ");

    page.click("[id='statement-fact_3a_Procedure_2f_3'] button");
    page.waitForSelector(".packet-struck");
    assertThat(page.locator(".packet-struck").innerText()).contains("Physical therapy");
    visitor.keepsPicture("packet-struck");
    visitor.canUse("struck");
  }
}
