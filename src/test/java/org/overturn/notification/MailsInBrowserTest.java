package org.overturn.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.practice.SiteProperties;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.overturn.testing.WholePage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of the mails in a real browser. */
@OverturnTest
class MailsInBrowserTest {

  private static final int PATIENCE = 120_000;

  @LocalServerPort int port;
  private Page page;

  @BeforeEach
  void mailsOfEachState(
      @Autowired Outbox outbox,
      @Autowired OutgoingMails mails,
      @Autowired SiteProperties site,
      @Autowired OutboxProperties properties,
      @Autowired TransactionTemplate transaction,
      @Autowired TestClock clock)
      throws Exception {
    try (StubbornSmtp server = new StubbornSmtp()) {
      MailCarrier carrier = new MailCarrier(mails, server.client(), site, properties, clock);
      for (String to : List.of("gone", "coordinator", "supervisor")) {
        String address = to + "@practice.example";
        String subject = "D-2026-000001: half of the peer-to-peer window is gone";
        transaction.executeWithoutResult(
            status -> outbox.put(new OutgoingMail("k", address, subject, "Request the call.")));
        switch (to) {
          case "gone" -> server.except("RCPT", "550 5.1.1 no such user here");
          case "coordinator" -> server.except(".", null);
          default -> server.except("RCPT", "451 4.7.1 greylisted, come back later");
        }
        carrier.sendDue();
        clock.advance(Duration.ofSeconds(20));
      }
    }
    page = WholePage.in(Chromium.browser().newContext().newPage());
    page.setDefaultTimeout(PATIENCE);
    Visitor.signsIn(page, "http://localhost:" + port, "supervisor");
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.context().close();
    }
  }

  @Test
  void itIsAccessibleAndFitsItsWidth() {
    for (int width : new int[] {1280, 390}) {
      page.setViewportSize(width, 800);
      for (String show : List.of("to-do", "waiting", "sent", "all")) {
        page.navigate("http://localhost:" + port + "/mails?show=" + show);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of("target", "mails-%s-%d.png".formatted(show, width))));
        assertThat(new AxeBuilder(page).analyze().getViolations())
            .extracting(Rule::getId)
            .as(show + " at " + width)
            .isEmpty();
        assertThat((boolean) page.evaluate("document.body.scrollWidth <= window.innerWidth"))
            .as(show + " fits " + width)
            .isTrue();
      }
    }
  }

  @Test
  void anUnconfirmedMailIsSentAgainFromTheKeyboardOnce() {
    page.navigate("http://localhost:" + port + "/mails");
    var button = page.locator("button[aria-label^='Send again to coordinator@practice.example']");
    button.focus();
    page.keyboard().press("Enter");
    page.waitForSelector(".banner-good");

    assertThat(page.textContent("main")).contains("It is sent again.");
    assertThat(button.count()).isZero();
  }
}
