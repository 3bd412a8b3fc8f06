package org.overturn.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** How near a window is, on the cards of Tasklist, in a real browser. */
@OverturnTest
@Import(Journey.class)
class TasklistRiskTest {

  private static final String REQUEST = "Request the peer-to-peer";

  @LocalServerPort int port;
  @Autowired Journey journey;
  @Autowired TaskService tasks;

  @Test
  void eachCardSaysByShapeWordAndColourHowNearItsWindowIs() {
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    try (Tasklist tasklist = signedIn("coordinator")) {
      shows(tasklist, 70, "●Soon");
      shows(tasklist, 85, "▲Today");
      shows(tasklist, 69, "");
      shows(tasklist, 95, "◆Closing now");
      assertThat(risk(tasklist, REQUEST)).hasCSS("color", "rgb(163, 33, 27)");
      tasklist.screenshot("tasklist-risk");
    }
  }

  /** Tried again where the minute's look has set in between what the table says. */
  private void shows(Tasklist tasklist, int priority, String words) {
    for (int trial = 0; trial < 5; trial++) {
      tasks.setPriority(journey.task("userTask_requestPeerToPeer").getId(), priority);
      tasklist.page().reload();
      card(tasklist, REQUEST)
          .locator(".priority", new Locator.LocatorOptions().setHasText(Pattern.compile("\\d")))
          .waitFor();
      String shown = String.join("", risk(tasklist, REQUEST).allTextContents());
      String number = card(tasklist, REQUEST).locator(".priority").textContent().strip();
      if (number.equals("" + priority)) {
        org.assertj.core.api.Assertions.assertThat(shown).isEqualTo(words);
        return;
      }
    }
    throw new AssertionError("The priority " + priority + " is never shown");
  }

  private Tasklist signedIn(String user) {
    return Tasklist.signedInAs(user, Chromium.browser(), "http://localhost:" + port);
  }

  private static Locator risk(Tasklist tasklist, String name) {
    return card(tasklist, name).locator(".overturn-risk");
  }

  private static Locator card(Tasklist tasklist, String name) {
    return tasklist
        .page()
        .locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(name));
  }
}
