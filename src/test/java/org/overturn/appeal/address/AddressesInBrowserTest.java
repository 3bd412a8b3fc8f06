package org.overturn.appeal.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of payers' addresses in a real browser, on a desk and on a phone. */
@OverturnTest
class AddressesInBrowserTest {

  private static final int SCREEN = 1280;
  private static final int PHONE = 390;

  @LocalServerPort int port;
  private Visitor visitor;
  private Page page;

  @BeforeEach
  void aCoordinatorSignsIn() {
    visitor = Visitor.signedIn("coordinator", port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    visitor.close();
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void anAddressIsKeptMendedAndKeptAgainByKeyboard_R61() {
    check("/appeal-addresses", "addresses-none");
    page.click("text=Add an address");
    page.selectOption("#payer", "unitedhealthcare");
    page.fill("#unit", "Appeals and Grievances");
    page.fill("#postal", "800 Example Way\nSpringfield, IL 62701");
    page.fill("#fax", "5550142");
    page.fill("#source", "Denial letter of a sample");
    page.fill("#checkedOn", "2026-11-17");
    page.press("#unit", "Enter");
    assertThat(page.locator("#fax-fault").innerText()).startsWith("Write ten digits");
    assertThat(page.inputValue("#postal")).isEqualTo("800 Example Way\nSpringfield, IL 62701");
    fits("address-refused");

    page.fill("#fax", "800 555 0142");
    page.press("#fax", "Enter");
    assertThat(page.locator("[role=status]").innerText()).isEqualTo("Kept as version 1.");
    fits("address");
    page.click("text=Add a version");
    page.fill("#portal", "https://provider.plan.example/appeals");
    page.press("#portal", "Enter");
    assertThat(page.locator("[role=status]").innerText()).isEqualTo("Kept as version 2.");
    fits("address-two-versions");
    check("/appeal-addresses", "addresses");
  }

  private void check(String address, String name) {
    visitor.opens(address, SCREEN);
    fits(name);
  }

  private void fits(String name) {
    for (int width : new int[] {PHONE, SCREEN}) {
      page.setViewportSize(width, 900);
      visitor.canUse(name + " at " + width);
      visitor.keepsPicture(name + "-" + width);
    }
  }
}
