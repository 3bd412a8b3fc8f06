package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.DenialReason;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The corrected request in a real browser, by keyboard, at the widths of a screen and a phone. */
@OverturnTest
class RequestInBrowserTest {

  @LocalServerPort int port;
  @Autowired Documents documents;
  private Visitor visitor;
  private Page page;
  private CaseNumber number;

  @BeforeEach
  void aRequestWasRefused(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    number = samples.open("Testperson");
    samples.change(
        number,
        denial ->
            denial.reasonReceived(
                new DenialReason(
                    "AAA",
                    "AAA:72 AAA:AF",
                    "The member id is not valid. The diagnosis is missing a sign.",
                    null)));
    samples.start(number);
    documents.add(
        number,
        DocumentKind.CLINICAL_RECORD,
        "therapy-notes.txt",
        "Seven weeks".getBytes(StandardCharsets.UTF_8),
        "coordinator",
        "127.0.0.1");
    visitor = Visitor.signedIn("coordinator", port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void aCoordinatorCorrectsARequestByKeyboardPreparesItAndSeesWhatDiffers() {
    String address = "/cases/" + number + "/request";
    visitor.opens(address, 1280);
    visitor.keepsPicture("request-new");
    visitor.canUse("new");

    page.locator("a:has-text('Go to Member id')").first().press("Enter");
    page.fill("#memberId", "MEM-CORRECT");
    page.fill("#units", "two");
    page.locator("#units").press("Enter"); // the first button is the one that Enter presses
    page.waitForSelector("#units-fault");
    assertThat(page.inputValue("#units")).isEqualTo("two");
    assertThat(page.locator("#differs").innerText()).contains("MEM-901", "MEM-CORRECT");
    visitor.keepsPicture("request-flaws");
    visitor.canUse("with flaws");

    page.fill("#units", "2");
    page.selectOption("#whatWasWrong", "eligibility");
    page.fill("#why", "The id was that of the old card. The new card is attached.");
    page.check("input[name=attachments]");
    page.click("button[value=prepare]");
    page.waitForSelector(".request-files");
    assertThat(page.locator("#send").innerText()).contains("Worksheet (PDF), version 2", "SHA-256");
    for (int width : List.of(1280, 560, 390)) {
      visitor.opens(address + (width == 560 ? "?embedded=true" : ""), width);
      visitor.keepsPicture("request-" + width);
      visitor.canUse("prepared at " + width);
    }
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }
}
